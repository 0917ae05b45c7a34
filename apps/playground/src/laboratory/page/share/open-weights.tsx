import { useRef, useState } from "preact/hooks";
import { TEXTS } from "../../../texts/laboratory.js";
import { MOST_FILE_BYTES } from "../../protocol.js";
import type { Laboratory } from "../laboratory.js";

/** Opens a file of weights, and says what came of it. */
export function OpenWeights({ lab }: { readonly lab: Laboratory }) {
  const [outcome, setOutcome] = useState("");
  const [isRefused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    // One byte more than is allowed tells that it is too large.
    const read = file.slice(0, MOST_FILE_BYTES + 1);
    const result = await lab.open(new Uint8Array(await read.arrayBuffer()));
    setRefused(typeof result === "object");
    setOutcome(
      typeof result === "object" ? TEXTS.refused(file.name, result.refused) : TEXTS.opened[result],
    );
    // The same file again is a change, too.
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {TEXTS.openWeights}
      </button>
      <input
        ref={input}
        class="hidden"
        type="file"
        tabIndex={-1}
        accept=".safetensors,.json"
        aria-label={TEXTS.weightsInput}
        onChange={(event) => open(event.currentTarget.files?.[0])}
      />
      <p class={isRefused ? "outcome refused" : "outcome"} role="status">
        {outcome}
      </p>
    </>
  );
}
