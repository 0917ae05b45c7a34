import { assertInteger, assertList, describeValue } from "@adjoint/checks";

/** How many rows each of two halves has: given, or half of all, the second with the odd one. */
export function sizesOfHalves(
  functionName: string,
  samples: number | readonly [number, number],
): readonly [number, number] {
  if (typeof samples === "number") {
    assertInteger(functionName, "samples", samples, 1);
    const first = Math.floor(samples / 2);
    return [first, samples - first];
  }
  assertList(functionName, "samples", samples, "a number, or one for each of the two classes");
  if (samples.length !== 2) {
    throw new RangeError(
      `${functionName}: samples must be a number, or one for each of the two classes, got ${describeValue(samples)}`,
    );
  }
  const [first, second] = samples;
  assertInteger(functionName, "samples[0]", first, 1);
  assertInteger(functionName, "samples[1]", second, 1);
  return [first, second];
}
