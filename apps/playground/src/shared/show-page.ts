import { type ComponentChild, render } from "preact";

/** Shows a page, and has the browser keep all pages for when there is no network. */
export function showPage(page: ComponentChild): void {
  render(page, document.getElementById("page")!);
  keepOffline().catch(() => {});
}

/** Fails where a browser keeps nothing, as in the frame of another page: all else works there, too. */
async function keepOffline(): Promise<void> {
  // The build says where the service worker is; the server of development has none.
  const { content } = document.querySelector<HTMLMetaElement>("meta[name=service-worker]") ?? {};
  if (content) await navigator.serviceWorker?.register(new URL(content, document.baseURI));
}
