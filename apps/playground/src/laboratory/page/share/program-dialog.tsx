import { useLayoutEffect, useRef } from "preact/hooks";
import { CopyButton } from "../../../shared/copy-button.js";
import { download } from "../../../shared/download.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { SITE_TEXTS } from "../../../texts/site.js";

/** Shows the program, to be copied or downloaded. */
export function ProgramDialog({
  text,
  onClose,
}: {
  readonly text: string;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="program-title" onClose={onClose}>
      <h2 id="program-title">{TEXTS.programTitle}</h2>
      <p class="hint">{TEXTS.programHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <pre tabIndex={0}>{text}</pre>
      <div class="share-buttons">
        <CopyButton text={() => text}>{TEXTS.copyProgram}</CopyButton>
        <button
          type="button"
          onClick={() => download("adjoint-run.mts", text, "text/plain;charset=utf-8")}
        >
          {TEXTS.downloadProgram}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {SITE_TEXTS.dismiss}
        </button>
      </div>
    </dialog>
  );
}
