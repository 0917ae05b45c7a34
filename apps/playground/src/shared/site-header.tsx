import { SITE_TEXTS } from "../texts/site.js";
import { isEmbedded, wholeAddress } from "./embed.js";

/** The rooms of the site, by the files they are in. */
const ROOMS = [
  ["index.html", SITE_TEXTS.rooms.laboratory],
  ["way-back.html", SITE_TEXTS.rooms.wayBack],
  ["one-box-or-two.html", SITE_TEXTS.rooms.oneBoxOrTwo],
  ["the-ruler.html", SITE_TEXTS.rooms.ruler],
  ["break-it.html", SITE_TEXTS.rooms.breakIt],
] as const;

/** The name of the site and the way to its rooms. */
export function SiteHeader({ here }: { readonly here: (typeof ROOMS)[number][0] }) {
  if (isEmbedded()) {
    return (
      <header class="embedded">
        <a
          href={wholeAddress()}
          target="_blank"
          rel="noopener"
          // What is shown may have changed since.
          onClick={(event) => {
            event.currentTarget.href = wholeAddress();
          }}
        >
          {SITE_TEXTS.openWhole}
        </a>
      </header>
    );
  }
  return (
    <header>
      <p class="site">{SITE_TEXTS.title}</p>
      <nav aria-label={SITE_TEXTS.roomsLabel}>
        {ROOMS.map(([file, name]) => (
          <a href={`./${file}`} aria-current={file === here ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}
