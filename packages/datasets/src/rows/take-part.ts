import { type Matrix, takeRows } from "@adjoint/matrix";
import type { BatchTargets, SomeTargets } from "../types.js";
import { takeTargets } from "./take-targets.js";

/** Samples, their targets of any kind, and the number of classes where there are classes. */
export interface Splittable<Y extends BatchTargets> {
  readonly x: Matrix;
  readonly y: Y;
  readonly classes?: number | undefined;
}

/** Some rows of a dataset; it knows the number of classes where the whole did. */
export type Part<D extends Splittable<BatchTargets>> = {
  readonly x: Matrix;
  readonly y: SomeTargets<D["y"]>;
} & Pick<D, Extract<keyof D, "classes">>;

/** Copies of some rows, with their targets. */
export function takePart(
  { x, y, classes }: Splittable<BatchTargets>,
  rows: Int32Array,
): Splittable<BatchTargets> {
  return {
    x: takeRows(x, rows),
    y: takeTargets(y, rows),
    ...(classes !== undefined && { classes }),
  };
}
