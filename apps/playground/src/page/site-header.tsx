import { TEXTS } from "../texts.js";

/** The rooms of the site, by the files they are in. */
const ROOMS = [
  ["index.html", TEXTS.rooms.laboratory],
  ["way-back.html", TEXTS.rooms.wayBack],
  ["one-box-or-two.html", TEXTS.rooms.oneBoxOrTwo],
  ["the-ruler.html", TEXTS.rooms.ruler],
  ["break-it.html", TEXTS.rooms.breakIt],
] as const;

/** The name of the site and the way to its rooms. */
export function SiteHeader({ here }: { readonly here: (typeof ROOMS)[number][0] }) {
  return (
    <header>
      <p class="site">{TEXTS.title}</p>
      <nav aria-label={TEXTS.roomsLabel}>
        {ROOMS.map(([file, name]) => (
          <a href={`./${file}`} aria-current={file === here ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}
