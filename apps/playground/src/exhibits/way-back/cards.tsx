import type { Signal } from "@preact/signals";
import { digits } from "../../texts/numbers.js";
import { WAY_TEXTS } from "../../texts/way-back.js";
import type { Explanation } from "./explain.js";
import { NumberGrid } from "./number-grid.js";
import type { Card, Cell, Table, Trace } from "./protocol.js";
import { isKnown, type Stop } from "./stops.js";

/** A card for each pass: what it gave, its weights, and what it gives back. */
export function Cards({
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
  readonly picked: Signal<Cell | undefined>;
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
          {grid(WAY_TEXTS.dOutput, dInputOf(trace, i + 1), { card: i + 1, table: "dInput" })}
          {card.kind === "fork" &&
            grid(WAY_TEXTS.dOutputToo, dInputOf(trace, i + 2), { card: i + 2, table: "dInput" })}
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

/** What a card gives back, which the one before it gets; after all of them stands the loss. */
function dInputOf({ cards, loss }: Trace, index: number): Table {
  return cards[index]?.dInput ?? loss.dInput;
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
