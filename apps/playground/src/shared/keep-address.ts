import { effect } from "@preact/signals";

/**
 * Keeps the fragment of the address true: `fields` reads what is shown from signals, and has what differs from the
 * usual. `read` is called when a person changes the address of an open page.
 */
export function keepAddress(
  fields: () => Readonly<Record<string, string | number | false | undefined>>,
  read: () => void,
): void {
  effect(() => {
    const kept = Object.entries(fields()).filter(
      ([, value]) => value !== undefined && value !== false,
    );
    const fragment = new URLSearchParams(kept.map(([key, value]) => [key, String(value)]));
    const now = String(fragment);
    if (now === location.hash.slice(1)) return;
    history.replaceState(null, "", now === "" ? location.pathname + location.search : `#${now}`);
  });
  addEventListener("hashchange", read);
}
