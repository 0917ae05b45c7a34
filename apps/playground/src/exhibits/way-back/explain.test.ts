import { describe, expect, test } from "vitest";
import { explain, tableOf, valueAt } from "./explain.js";
import type { Cell, Trace } from "./protocol.js";
import { isKnown, stopsOf } from "./stops.js";
import { traceOf } from "./trace.js";

const TABLES = ["output", "dInput", "W", "b", "dW", "db", "newW", "newb"] as const;

function cellsOf(trace: Trace): readonly Cell[] {
  const cells: Cell[] = [];
  for (let card = -1; card <= trace.cards.length; card++) {
    for (const table of TABLES) {
      const isDense = trace.cards[card]?.kind === "dense";
      if (card === -1 ? table !== "output" : !isDense && !["output", "dInput"].includes(table)) {
        continue;
      }
      tableOf(trace, { card, table, row: 0, column: 0 }).forEach((numbers, row) => {
        numbers.forEach((_, column) => {
          cells.push({ card, table, row, column });
        });
      });
    }
  }
  return cells;
}

describe.each([
  { activation: "relu", isResidual: false, step: 0 },
  { activation: "relu", isResidual: true, step: 3 },
  { activation: "tanh", isResidual: true, step: 0 },
] as const)("$activation, residual: $isResidual, step $step", (request) => {
  const trace = traceOf(request);

  test("every number that is a sum is the sum of its terms", () => {
    let sums = 0;
    for (const cell of cellsOf(trace)) {
      const { terms, remark } = explain(trace, cell);
      if (terms.length === 0 && remark !== "reluShut") continue;
      sums += 1;
      const total = terms.reduce(
        (sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1),
        0,
      );
      expect([cell, total]).toEqual([cell, expect.closeTo(valueAt(trace, cell), 12)]);
    }
    expect(sums).toBeGreaterThan(60);
  });

  test("every cell that a number was made from is there, and known before it", () => {
    const stops = stopsOf(trace);
    for (const cell of cellsOf(trace)) {
      const known = stops.findIndex((_, at) => isKnown(trace, at, cell));
      for (const source of explain(trace, cell).cells) {
        expect(valueAt(trace, source)).not.toBeUndefined();
        expect(isKnown(trace, known, source)).toBe(true);
      }
    }
  });

  test("the update takes each weight against its gradient", () => {
    for (const { value, gradient, next } of trace.cards.flatMap(({ parameters }) => parameters)) {
      value.forEach((numbers, i) => {
        numbers.forEach((number, j) => {
          expect(next[i]![j]).toBeCloseTo(number - trace.learningRate * gradient[i]![j]!, 15);
        });
      });
    }
  });
});

test("tables are known from their own stop on, and not before", () => {
  const trace = traceOf({ activation: "relu", isResidual: false, step: 0 });
  const stops = stopsOf(trace);
  expect(stops.map((stop) => ("card" in stop ? `${stop.kind} ${stop.card}` : stop.kind))).toEqual([
    ...["start", "forward 0", "forward 1", "forward 2", "loss"],
    ...["backward 3", "backward 2", "backward 1", "backward 0", "update"],
  ]);
  const from = (card: number, table: Cell["table"]) =>
    stops.findIndex((_, at) => isKnown(trace, at, { card, table }));
  expect([-1, 0, 1, 2, 3].map((card) => from(card, "output"))).toEqual([0, 1, 2, 3, 4]);
  expect([3, 2, 1, 0].map((card) => from(card, "dInput"))).toEqual([5, 6, 7, 8]);
  expect([from(0, "W"), from(0, "dW"), from(2, "db"), from(2, "newW")]).toEqual([0, 8, 6, 9]);
});

test("the loss falls from step to step", () => {
  const losses = [0, 1, 2, 3].map(
    (step) => traceOf({ activation: "relu", isResidual: false, step }).loss.value,
  );
  expect(losses).toEqual([...losses].sort((a, b) => b - a));
});
