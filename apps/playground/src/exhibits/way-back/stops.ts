import type { Cell, Trace } from "./protocol.js";

/** A stop of the way, and what happens there. */
export type Stop =
  | { readonly kind: "start" }
  | { readonly kind: "loss" }
  | { readonly kind: "update" }
  | { readonly kind: "forward" | "backward"; readonly card: number };

/** All stops in their order: forward through the cards, the loss, back through all of them, the update. */
export function stopsOf({ cards }: Trace): readonly Stop[] {
  const forward = cards.map((_, card): Stop => ({ kind: "forward", card }));
  const backward = [...cards, undefined]
    .map((_, card): Stop => ({ kind: "backward", card }))
    .reverse();
  return [{ kind: "start" }, ...forward, { kind: "loss" }, ...backward, { kind: "update" }];
}

/** Whether a table is known at a stop, the `at`-th of all. */
export function isKnown(trace: Trace, at: number, { card, table }: Pick<Cell, "card" | "table">) {
  const last = trace.cards.length;
  if (card === -1 || table === "W" || table === "b") return true;
  if (table.startsWith("new")) return at === 2 * last + 3;
  // The loss stands after all cards; backward begins with it.
  if (table === "output") return at >= card + 1;
  return at >= last + 2 + (last - card);
}
