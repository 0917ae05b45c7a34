import { assertInteger, describeValue } from "@adjoint/checks";

/** Of a height and a width: one number for both, or `[height, width]`, as in PyTorch. */
export type Size = number | readonly [height: number, width: number];

/** Both numbers of a size, when they are integers of at least `least`. */
export function readSize(functionName: string, name: string, size: Size, least: number) {
  if (typeof size === "number") {
    assertInteger(functionName, name, size, least);
    return { height: size, width: size };
  }
  if (!Array.isArray(size) || size.length !== 2) {
    throw new TypeError(
      `${functionName}: ${name} must be a number or [height, width], got ${describeValue(size)}`,
    );
  }
  const [height, width] = size as readonly [number, number];
  assertInteger(functionName, `${name}[0]`, height, least);
  assertInteger(functionName, `${name}[1]`, width, least);
  return { height, width };
}
