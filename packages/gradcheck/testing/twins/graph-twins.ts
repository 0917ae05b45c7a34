import { type Graph, graphOp, type Row, type Rows } from "./graph.js";
import { drawn, type Input, opCheck, parameter } from "./tools.js";
import type { Twins } from "./types.js";

type Shape = readonly [rows: number, columns: number];

/** A graph without a mistake, and with each of so many. */
export function graphTwins(
  name: string,
  mistakes: number,
  input: Input,
  graph: Graph,
  shapes: readonly Shape[] = [],
): Twins {
  const check = (mistake: number) =>
    opCheck((seed) => {
      const parameters = shapes.map(([rows, columns], i) =>
        parameter(`parameter ${i}`, drawn(rows, columns, seed + 10 * i)),
      );
      return graphOp(graph, mistake, parameters);
    }, input);
  return {
    name,
    right: [check(0)],
    wrong: Array.from({ length: mistakes }, (_, i) => check(i + 1)),
  };
}

export const byRows =
  (f: (row: Row, mistake: number, parameters: readonly Rows[]) => Row): Graph =>
  (x, parameters, mistake) =>
    x.map((row) => f(row, mistake, parameters));
