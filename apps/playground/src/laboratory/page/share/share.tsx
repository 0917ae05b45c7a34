import { useRef, useState } from "preact/hooks";
import { CopyButton } from "../../../shared/copy-button.js";
import { download } from "../../../shared/download.js";
import { embedCode } from "../../../shared/embed.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import { commandFor } from "../../settings/command.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";
import { OpenWeights } from "./open-weights.js";
import { Pictures } from "./pictures.js";
import { ProgramDialog } from "./program-dialog.js";

interface Props {
  readonly state: PageState;
  readonly lab: Laboratory;
}

/** Things to take along: the address, the command and the program of the same run, its weights, pictures. */
export function Share({ state, lab }: Props) {
  const frame = state.frame.value;
  const command = commandFor(state.settings.value, state.frame.value?.isRegression ?? false);
  const [program, setProgram] = useState<string | undefined>(undefined);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <section class="panel share" aria-labelledby="share-title">
      <h2 id="share-title">{TEXTS.takeAlong}</h2>
      <p>
        {TEXTS.fingerprint} <code>{frame?.fingerprint}</code>
      </p>
      {frame?.isGiven && <p class="hint">{TEXTS.isGiven}</p>}
      <div class="share-buttons">
        <CopyButton text={lab.link}>{SITE_TEXTS.copyLink}</CopyButton>
        <CopyButton text={() => embedCode(SITE_TEXTS.title)}>{SITE_TEXTS.copyEmbed}</CopyButton>
        {command !== undefined && <CopyButton text={() => command}>{TEXTS.copyCommand}</CopyButton>}
        <button
          ref={opener}
          type="button"
          aria-haspopup="dialog"
          title={TEXTS.programHint}
          // A program starts from the seed.
          disabled={!frame || frame.isGiven || frame.divergence !== undefined}
          onClick={() => lab.program().then(setProgram)}
        >
          {TEXTS.program}
        </button>
      </div>
      <h3>{TEXTS.weightsFile}</h3>
      <div class="share-buttons">
        <SaveButton lab={lab} format="safetensors" state={state} />
        <SaveButton lab={lab} format="json" state={state} />
        <OpenWeights lab={lab} />
      </div>
      <h3>{TEXTS.pictures}</h3>
      <Pictures state={state} />
      {program !== undefined && (
        <ProgramDialog
          text={program}
          onClose={() => {
            setProgram(undefined);
            opener.current?.focus();
          }}
        />
      )}
    </section>
  );
}

function SaveButton({ state, lab, format }: Props & { readonly format: "safetensors" | "json" }) {
  const save = async () => {
    const contents = await lab.save(format);
    if (contents === undefined) return;
    const type = format === "json" ? "application/json" : "application/octet-stream";
    download(`adjoint-step-${state.frame.value!.step}.${format}`, contents, type);
  };
  return (
    <button type="button" onClick={save}>
      {TEXTS.formats[format]}
    </button>
  );
}
