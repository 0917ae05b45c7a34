import { type Measured, measure } from "./cost.js";
import type { Problem } from "./problem.js";
import { type Result, WAYS, type WayName } from "./ways.js";

/** What one way makes of a problem, and what it costs. */
export function measureWay(way: WayName, problem: Problem, milliseconds: number): Measured<Result> {
  const { rows, columns, dtype } = problem.logits;
  const measured = measure((allocate) => WAYS[way](problem, allocate), milliseconds);
  if (way !== "jacobian") return measured;
  // What softmaxJacobian writes out, one sample after the other, it does not ask the caller for.
  const jacobians = rows * columns ** 2 * (dtype === "float32" ? 4 : 8);
  return { ...measured, bytes: measured.bytes + jacobians };
}
