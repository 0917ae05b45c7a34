import type { DType } from "../core/types.js";

/** A finite number taken apart: `|value| = mantissa * 2 ** exponent`, exactly. */
export interface Decomposition {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** At a power of two the neighbour below is only half as far away as the one above. */
  readonly unequalMargins: boolean;
}

const formats = {
  float64: { mantissaBits: 52, exponentBits: 11 },
  float32: { mantissaBits: 23, exponentBits: 8 },
};

/** Reads mantissa and exponent off the bits that `value` has in its own number format. */
export function decompose(value: number, dtype: DType): Decomposition {
  const { mantissaBits, exponentBits } = formats[dtype];
  const view = new DataView(new ArrayBuffer(8));
  if (dtype === "float64") view.setFloat64(0, value);
  else view.setFloat32(4, value);
  const bits = view.getBigUint64(0);

  const fraction = BigInt.asUintN(mantissaBits, bits);
  const biased = Number(BigInt.asUintN(exponentBits, bits >> BigInt(mantissaBits)));
  const unit = 2 - 2 ** (exponentBits - 1) - mantissaBits; // exponent of the smallest subnormal
  if (biased === 0) return { mantissa: fraction, exponent: unit, unequalMargins: false };
  return {
    mantissa: fraction + (1n << BigInt(mantissaBits)),
    exponent: unit + biased - 1,
    unequalMargins: fraction === 0n && biased > 1,
  };
}
