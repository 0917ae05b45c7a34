import type { RandomState } from "@adjoint/random";

/**
 * Rows for two parts that have the classes in the shares of the whole, each part in random order. The draws
 * are those of scikit-learn's `StratifiedShuffleSplit`.
 */
export function stratifiedRows(
  classes: readonly (readonly number[])[],
  trainCount: number,
  testCount: number,
  random: RandomState,
): { readonly train: Int32Array; readonly test: Int32Array } {
  const sizes = classes.map(({ length }) => length);
  const ofTrain = shares(sizes, trainCount, random);
  const left = sizes.map((size, c) => size - ofTrain[c]!);
  const ofTest = shares(left, testCount, random);
  const train: number[] = [];
  const test: number[] = [];
  classes.forEach((rows, c) => {
    const order = Array.from(random.permutation(rows.length), (i) => rows[i]!);
    train.push(...order.slice(0, ofTrain[c]));
    test.push(...order.slice(ofTrain[c], ofTrain[c]! + ofTest[c]!));
  });
  const shuffled = (rows: readonly number[]) =>
    random.permutation(rows.length).map((i) => rows[i]!);
  return { train: shuffled(train), test: shuffled(test) };
}

/**
 * How many of each class to take so that the shares are as even as can be: rounded down, and one more of
 * those with the largest remainders, drawn where remainders are equal.
 */
function shares(sizes: readonly number[], count: number, random: RandomState): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size / total) * count);
  const taken = exact.map(Math.floor);
  const remainders = exact.map((share, c) => share - taken[c]!);
  let missing = Math.trunc(count - taken.reduce((sum, size) => sum + size, 0));
  for (const remainder of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (missing <= 0) break;
    const equals = remainders.flatMap((each, c) => (each === remainder ? [c] : []));
    const size = Math.min(equals.length, missing);
    for (const i of random.choice(equals.length, size, { replace: false })) taken[equals[i]!]! += 1;
    missing -= size;
  }
  return taken;
}
