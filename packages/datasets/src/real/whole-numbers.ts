import { assertOptions, type OptionNames } from "@adjoint/checks";
import { asType, type DType, matrix } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import type { NamedDataset, RealDataOptions } from "./types.js";

const OPTIONS: OptionNames<RealDataOptions> = { dtype: "optional" };

/** The dtype that was asked for. */
export function dtypeOption(functionName: string, options: RealDataOptions): DType {
  assertOptions(functionName, options, OPTIONS);
  const { dtype = "float64" } = options;
  assertDType(functionName, "dtype", dtype);
  return dtype;
}

/**
 * A dataset of lines of whole numbers, each column in its own unit: 51 in tenths is 5.1. The rows come class
 * after class.
 */
export function fromWholeNumbers(
  text: string,
  units: readonly number[],
  classCounts: readonly number[],
  names: Pick<NamedDataset, "featureNames" | "classNames">,
  dtype: DType,
): NamedDataset {
  const numbers = text.trim().split(/\s+/).map(Number);
  const columns = units.length;
  // A quotient of two whole numbers is the double nearest to the decimal fraction.
  const values = numbers.map((value, k) => value / units[k % columns]!);
  return {
    x: asType(matrix(numbers.length / columns, columns, values), dtype),
    y: Int32Array.from(classCounts.flatMap((count, label) => new Array<number>(count).fill(label))),
    classes: classCounts.length,
    ...names,
  };
}
