import { useState } from "preact/hooks";
import { TEXTS } from "../../texts/laboratory.js";
import { commandFor } from "../settings/command.js";
import type { PageState } from "./state.js";

/** "Copied" stands for so long. */
const MILLISECONDS = 1500;

/** Things to take along: the address, the command with the same settings, the fingerprint. */
export function Share({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  return (
    <section class="share">
      <CopyButton text={() => location.href}>{TEXTS.copyLink}</CopyButton>
      <CopyButton text={() => commandFor(state.settings.value)}>{TEXTS.copyCommand}</CopyButton>
      <p>
        {TEXTS.fingerprint} <code>{frame?.fingerprint}</code>
      </p>
    </section>
  );
}

function CopyButton({
  text,
  children,
}: {
  readonly text: () => string;
  readonly children: string;
}) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), MILLISECONDS);
  };
  return (
    <button type="button" onClick={copy}>
      <span aria-live="polite">{isCopied ? TEXTS.copied : children}</span>
    </button>
  );
}
