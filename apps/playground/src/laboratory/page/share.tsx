import { useState } from "preact/hooks";
import { TEXTS } from "../../texts/laboratory.js";
import { commandFor } from "../settings/command.js";
import type { Laboratory } from "./laboratory.js";
import type { PageState } from "./state.js";

/** The outcome stands for so long. */
const MILLISECONDS = 1500;

/** Things to take along: the address, the command with the same settings, the fingerprint. */
export function Share({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const frame = state.frame.value;
  const command = commandFor(state.settings.value);
  return (
    <section class="share">
      <CopyButton text={lab.link}>{TEXTS.copyLink}</CopyButton>
      {command !== undefined && <CopyButton text={() => command}>{TEXTS.copyCommand}</CopyButton>}
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
  const [outcome, setOutcome] = useState<string | undefined>(undefined);
  const copy = async () => {
    // A page that was not served securely has no clipboard, and a person may refuse it.
    const isCopied = await (async () => navigator.clipboard.writeText(text()))().then(
      () => true,
      () => false,
    );
    setOutcome(isCopied ? TEXTS.copied : TEXTS.notCopied);
    setTimeout(() => setOutcome(undefined), MILLISECONDS);
  };
  return (
    <button type="button" onClick={copy}>
      <span aria-live="polite">{outcome ?? children}</span>
    </button>
  );
}
