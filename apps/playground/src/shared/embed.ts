/** Whether the page is shown within another one: `way-back.html?embed`. */
export function isEmbedded(): boolean {
  return new URLSearchParams(location.search).has("embed");
}

/** The height that most exhibits need on a page of usual width. */
const HEIGHT = 820;

/** What another page has to say to show this one as it is. */
export function embedCode(title: string): string {
  const address = new URL(location.href);
  address.search = "?embed";
  const source = address.href.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe src="${source}" title="${title}" width="100%" height="${HEIGHT}" style="border: 0" loading="lazy" allow="clipboard-write"></iframe>`;
}

/** The same page, whole. */
export function wholeAddress(): string {
  const address = new URL(location.href);
  address.search = "";
  return address.href;
}
