import type { Signal } from "@preact/signals";
import { RULER_TEXTS } from "../../texts/ruler.js";
import type { Measurement, RulerRequest } from "./protocol.js";

/** All weights of the network with what the checker says of each; one is measured. */
export function WeightPicker({
  request,
  found: { tensors },
}: {
  readonly request: Signal<RulerRequest>;
  readonly found: Measurement;
}) {
  const { place } = request.value;
  const all = tensors.flatMap(({ statuses }) => statuses.flat());
  const agreeing = all.filter((status) => status !== "fail" && status !== "non-finite").length;
  return (
    <section class="panel" aria-labelledby="weights-title">
      <h2 id="weights-title">{RULER_TEXTS.weightsTitle}</h2>
      <p class="lead">{RULER_TEXTS.agree(agreeing, all.length)}</p>
      <div class="tensors">
        {tensors.map(({ name, statuses }, tensor) => (
          <fieldset class="tensor">
            <legend>{name}</legend>
            {statuses.map((row, i) => (
              <div class="tensor-row">
                {row.map((status, j) => {
                  const isPicked = place.tensor === tensor && place.row === i && place.column === j;
                  return (
                    <button
                      type="button"
                      class={`entry ${status}`}
                      aria-pressed={isPicked}
                      aria-label={RULER_TEXTS.entry(name, i, j, status)}
                      onClick={() => {
                        request.value = {
                          ...request.value,
                          place: { tensor, row: i, column: j },
                        };
                      }}
                    >
                      {SIGNS[status]}
                    </button>
                  );
                })}
              </div>
            ))}
          </fieldset>
        ))}
      </div>
    </section>
  );
}

/** A sign for each status, so that none is told by its colour alone. */
const SIGNS = {
  pass: "✓",
  "both-zero": "0",
  kink: "∧",
  unseen: "~",
  "cannot-tell": "?",
  fail: "✗",
  "non-finite": "∞",
} as const;
