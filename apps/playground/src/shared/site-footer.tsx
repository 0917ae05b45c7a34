import { SITE_TEXTS } from "../texts/site.js";
import { CopyButton } from "./copy-button.js";
import { embedCode, isEmbedded } from "./embed.js";

/** Copies the address of what is shown, or what shows it within another page. */
export function SiteFooter({ title }: { readonly title: string }) {
  if (isEmbedded()) return null;
  return (
    <footer>
      <CopyButton text={() => location.href}>{SITE_TEXTS.copyLink}</CopyButton>
      <CopyButton text={() => embedCode(`${title}: ${SITE_TEXTS.title}`)}>
        {SITE_TEXTS.copyEmbed}
      </CopyButton>
      <p class="hint">{SITE_TEXTS.linkHint}</p>
    </footer>
  );
}
