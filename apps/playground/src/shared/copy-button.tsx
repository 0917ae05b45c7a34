import { useState } from "preact/hooks";
import { SITE_TEXTS } from "../texts/site.js";

/** The outcome stands for so long. */
const MILLISECONDS = 1500;

/** Copies a text, and says whether the browser let it. */
export function CopyButton({
  text,
  children,
}: {
  readonly text: () => string;
  readonly children: string;
}) {
  const [outcome, setOutcome] = useState<string | undefined>(undefined);
  const copy = async () => {
    // A page that was not served securely has no clipboard, and a person may refuse it.
    const isCopied = await (async () => navigator.clipboard.writeText(text()))().then(
      () => true,
      () => false,
    );
    setOutcome(isCopied ? SITE_TEXTS.copied : SITE_TEXTS.notCopied);
    setTimeout(() => setOutcome(undefined), MILLISECONDS);
  };
  return (
    <button type="button" onClick={copy}>
      <span aria-live="polite">{outcome ?? children}</span>
    </button>
  );
}
