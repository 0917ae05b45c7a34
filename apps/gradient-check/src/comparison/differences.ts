import type { DType, Matrix } from "@adjoint/matrix";
import type { Decimal } from "decimal.js";
import { exactDecimal } from "./exact-decimal.js";

/** How far a gradient is from the exact one. */
export interface Differences {
  /** The largest `|a - r|`. */
  readonly absolute: number;
  /** The largest `|a - r| / max(|a|, |r|, floor)`; the floor is a billionth of the largest `|r|`. */
  readonly relative: number;
  /** The largest difference in units in the last place of the exact entry. */
  readonly ulp: number;
  /** Entries that are NaN or infinite. */
  readonly nonFinite: number;
  /** The relative difference of each entry, row by row; NaN where it is not finite. */
  readonly entries: readonly number[];
}

/** Below this share of the largest entry, a relative difference says nothing. */
const FLOOR = 1e-9;

/** The largest differences between a gradient and the exact one, over its finite entries. */
export function differences(gradient: Matrix, exact: readonly Decimal[]): Differences {
  const floor = FLOOR * Math.max(...exact.map((value) => Math.abs(value.toNumber())));
  let absolute = 0;
  let relative = 0;
  let ulp = 0;
  let nonFinite = 0;
  const entries = Array.from(gradient.data, (value, k) => {
    if (!Number.isFinite(value)) {
      nonFinite += 1;
      return Number.NaN;
    }
    const wanted = exact[k]!;
    const difference = wanted.minus(exactDecimal(value)).abs();
    const distance = difference.toNumber();
    absolute = Math.max(absolute, distance);
    ulp = Math.max(ulp, difference.div(unitInLastPlace(wanted, gradient.dtype)).toNumber());
    const scale = Math.max(Math.abs(value), Math.abs(wanted.toNumber()), floor);
    const share = scale === 0 ? 0 : distance / scale;
    relative = Math.max(relative, share);
    return share;
  });
  return { absolute, relative, ulp, nonFinite, entries };
}

/** The distance between neighbours of the number format around a value. */
export function unitInLastPlace(value: Decimal, dtype: DType): number {
  const [digits, smallest] = dtype === "float32" ? [23, -149] : [52, -1074];
  const magnitude = Math.abs(value.toNumber());
  // log2 may be off by one beside a power of two, which the comparison puts right.
  let exponent = magnitude === 0 ? smallest : Math.floor(Math.log2(magnitude));
  if (2 ** exponent > magnitude) exponent -= 1;
  if (2 ** (exponent + 1) <= magnitude) exponent += 1;
  return 2 ** Math.max(exponent - digits, smallest);
}
