import type { Signal } from "@preact/signals";
import { CheckField, SelectField } from "../../page/fields.js";
import { SiteHeader } from "../../page/site-header.js";
import { digits, WAY_TEXTS } from "../../texts.js";
import { type Explanation, explain, valueAt } from "./explain.js";
import { NumberGrid } from "./number-grid.js";
import type { Card, Cell, Table, Trace, WayBackRequest } from "./protocol.js";
import { isKnown, type Stop, stopsOf } from "./stops.js";

/** The cell that is explained, if any. */
export type Picked = Cell | undefined;

interface Props {
  readonly request: Signal<WayBackRequest>;
  readonly trace: Signal<Trace | undefined>;
  /** Which stop of the way is shown, counted from 0. */
  readonly stop: Signal<number>;
  readonly picked: Signal<Picked>;
}

/** One step of training, from the points to the loss and back: every number, and what it is made of. */
export function WayBackPage(props: Props) {
  const trace = props.trace.value;
  return (
    <>
      <SiteHeader here="way-back.html" />
      <main class="exhibit wide">
        <h1>{WAY_TEXTS.title}</h1>
        <p class="lead">{WAY_TEXTS.lead}</p>
        {trace && <Way {...props} trace={trace} />}
      </main>
    </>
  );
}

interface WayProps extends Omit<Props, "trace"> {
  readonly trace: Trace;
}

function Way({ request, trace, stop, picked }: WayProps) {
  const stops = stopsOf(trace);
  const at = Math.min(stop.value, stops.length - 1);
  const cell = picked.value && isKnown(trace, at, picked.value) ? picked.value : undefined;
  const explanation = cell && explain(trace, cell);
  return (
    <>
      <Scrubber request={request} trace={trace} stop={stop} stops={stops} at={at} />
      <Explained trace={trace} cell={cell} explanation={explanation} />
      <Cards
        trace={trace}
        at={at}
        now={stops[at]!}
        cell={cell}
        explanation={explanation}
        picked={picked}
      />
      <Choices request={request} stop={stop} />
    </>
  );
}

/** Moves along the way, by slider, arrow keys or buttons. */
function Scrubber({
  request,
  trace,
  stop,
  stops,
  at,
}: Pick<WayProps, "request" | "trace" | "stop"> & {
  readonly stops: readonly Stop[];
  readonly at: number;
}) {
  const last = stops.length - 1;
  const name = describe(stops[at]!, trace);
  const { step } = request.value;
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

/** How the picked number came about, with the numbers put in. */
function Explained({
  trace,
  cell,
  explanation,
}: {
  readonly trace: Trace;
  readonly cell: Cell | undefined;
  readonly explanation: Explanation | undefined;
}) {
  if (!cell || !explanation) return <p class="explained">{WAY_TEXTS.pick}</p>;
  const { formula, terms, remark } = explanation;
  const products = terms.map((factors) => factors.map(withSign).join(" · "));
  const value = digits(valueAt(trace, cell));
  return (
    <p class="explained" aria-live="polite">
      <code>{formula}</code>
      <code class="sum">
        = {products.length > 0 && `${products.join(" + ")} = `}
        <strong>{value}</strong>
      </code>
      {remark && <span>{WAY_TEXTS.remarks[remark]}</span>}
    </p>
  );
}

/** A factor; a negative one in brackets. */
function withSign(value: number): string {
  return value < 0 ? `(${digits(value)})` : digits(value);
}

function Cards({
  trace,
  at,
  now,
  cell,
  explanation,
  picked,
}: {
  readonly trace: Trace;
  readonly at: number;
  readonly now: Stop;
  readonly cell: Cell | undefined;
  readonly explanation: Explanation | undefined;
  readonly picked: Signal<Picked>;
}) {
  const grid = (name: string, table: Table, where: Pick<Cell, "card" | "table">) => (
    <div class="numbers-block">
      <h3>{name}</h3>
      <NumberGrid
        name={name}
        table={table}
        at={where}
        isKnown={isKnown(trace, at, where)}
        picked={cell}
        lit={explanation?.cells ?? []}
        onPick={(each) => {
          picked.value = each;
        }}
      />
    </div>
  );
  const last = trace.cards.length;
  const isNow = (card: number) => "card" in now && now.card === card;
  const passed = (card: number) => isKnown(trace, at, { card, table: "dInput" });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="cards" aria-label={WAY_TEXTS.cards} tabIndex={0}>
      <article class="card">
        <h2>{WAY_TEXTS.points}</h2>
        {grid(WAY_TEXTS.x, trace.x, { card: -1, table: "output" })}
      </article>
      {trace.cards.map((card, i) => (
        <article class={isNow(i) ? "card now" : "card"}>
          <h2>{WAY_TEXTS.kinds[card.kind]}</h2>
          {grid(WAY_TEXTS.output, card.output, { card: i, table: "output" })}
          <Parameters card={card} index={i} isUpdated={now.kind === "update"} grid={grid} />
          <Return isSolid={passed(i)} />
          {grid(WAY_TEXTS.dInput, card.dInput, { card: i, table: "dInput" })}
        </article>
      ))}
      <article class={isNow(last) || now.kind === "loss" ? "card now" : "card"}>
        <h2>{WAY_TEXTS.kinds.loss}</h2>
        {grid(WAY_TEXTS.probabilities, trace.loss.probabilities, { card: last, table: "output" })}
        <p class="number">
          {isKnown(trace, at, { card: last, table: "output" })
            ? WAY_TEXTS.lossIs(digits(trace.loss.value))
            : "·"}
        </p>
        <Return isSolid={passed(last)} />
        {grid(WAY_TEXTS.dLogits, trace.loss.dInput, { card: last, table: "dInput" })}
      </article>
    </section>
  );
}

/** `backward` is a value that the pass hands out: hollow until it is called. */
function Return({ isSolid }: { readonly isSolid: boolean }) {
  return (
    <p class={isSolid ? "return solid" : "return"}>
      <svg viewBox="0 0 40 16" aria-hidden="true">
        <path d="M38 6H14V1L2 8l12 7V10H38z" />
      </svg>
      <code>backward</code>
    </p>
  );
}

/** The weights of a card and, once known, their gradients; after the update, the new weights. */
function Parameters({
  card: { parameters },
  index,
  isUpdated,
  grid,
}: {
  readonly card: Card;
  readonly index: number;
  readonly isUpdated: boolean;
  readonly grid: (
    name: string,
    table: Table,
    where: Pick<Cell, "card" | "table">,
  ) => preact.ComponentChild;
}) {
  return (
    <>
      {parameters.map(({ name, value, gradient, next }) => {
        const [weights, gradients, updated] =
          name === "W" ? (["W", "dW", "newW"] as const) : (["b", "db", "newb"] as const);
        return (
          <div class="weights-pair">
            {grid(name, value, { card: index, table: weights })}
            {grid(`d${name}`, gradient, { card: index, table: gradients })}
            {isUpdated && grid(WAY_TEXTS.updated(name), next, { card: index, table: updated })}
          </div>
        );
      })}
    </>
  );
}

function Choices({ request, stop }: Pick<Props, "request" | "stop">) {
  const { activation, isResidual } = request.value;
  const change = (changes: Partial<WayBackRequest>) => {
    request.value = { ...request.value, ...changes };
    stop.value = 0;
  };
  return (
    <section class="panel way-choices" aria-label={WAY_TEXTS.choices}>
      <SelectField
        label={WAY_TEXTS.activation}
        value={activation}
        names={["relu", "tanh"]}
        onChange={(name) => change({ activation: name === "tanh" ? name : "relu" })}
      />
      <CheckField
        label={WAY_TEXTS.residual}
        hint={WAY_TEXTS.residualHint}
        value={isResidual}
        onChange={(value) => change({ isResidual: value })}
      />
      <button type="button" onClick={() => change({ step: 0 })}>
        {WAY_TEXTS.restart}
      </button>
    </section>
  );
}
