import type { Signal } from "@preact/signals";
import { digits } from "../../texts/numbers.js";
import { WAY_TEXTS } from "../../texts/way-back.js";
import type { Trace, WayBackRequest } from "./protocol.js";
import type { Stop } from "./stops.js";

/** Moves along the way, by slider, arrow keys or buttons. */
export function Scrubber({
  request,
  trace,
  stop,
  stops,
  at,
}: {
  readonly request: Signal<WayBackRequest>;
  readonly trace: Trace;
  readonly stop: Signal<number>;
  readonly stops: readonly Stop[];
  /** The stop that is shown. */
  readonly at: number;
}) {
  const last = stops.length - 1;
  const name = describe(stops[at]!, trace);
  const { step } = trace;
  return (
    <section class="panel scrubber" aria-label={WAY_TEXTS.scrubber}>
      <div class="scrubber-buttons">
        <button
          type="button"
          disabled={at === 0}
          onClick={() => {
            stop.value = at - 1;
          }}
        >
          {WAY_TEXTS.back}
        </button>
        <button
          type="button"
          class="main"
          onClick={() => {
            if (at < last) stop.value = at + 1;
            else {
              request.value = { ...request.value, step: step + 1 };
              stop.value = 0;
            }
          }}
        >
          {at < last ? WAY_TEXTS.next : WAY_TEXTS.another}
        </button>
        <p class="stop" role="status">
          <strong>{name}</strong> {WAY_TEXTS.stepNumber(step + 1)}
        </p>
      </div>
      <input
        type="range"
        aria-label={WAY_TEXTS.scrubber}
        aria-valuetext={name}
        min={0}
        max={last}
        step={1}
        value={at}
        onInput={(event) => {
          stop.value = event.currentTarget.valueAsNumber;
        }}
      />
    </section>
  );
}

function describe(stop: Stop, { cards, loss, learningRate }: Trace): string {
  if (stop.kind === "start") return WAY_TEXTS.stops.start;
  if (stop.kind === "loss") return WAY_TEXTS.stops.loss(digits(loss.value));
  if (stop.kind === "update") return WAY_TEXTS.stops.update(learningRate);
  const card = cards[stop.card];
  const name = card ? WAY_TEXTS.kinds[card.kind] : WAY_TEXTS.kinds.loss;
  return stop.kind === "forward" ? WAY_TEXTS.stops.forward(name) : WAY_TEXTS.stops.backward(name);
}
