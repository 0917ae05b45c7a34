import * as datasets from "@adjoint/datasets";
import { full } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { allocator, argument, boolean, count, options, share, word } from "../kinds.mjs";

const random = argument(() => randomState(1));
const samples = argument(() => ({ x: full(4, 2, 1), y: [0, 1, 0, 1] }));

/** Functions of `@adjoint/datasets`, and the kinds of their arguments. */
export const rows = {
  batches: [
    datasets.batches,
    samples,
    options(
      { batchSize: count(3) },
      { random, shuffle: boolean(true), dropLast: boolean(true), allocate: allocator },
    ),
  ],
  spiral: [
    datasets.spiral,
    options(
      { points: count(5), classes: count(2), random },
      { noise: share(0.1), dtype: word("float32") },
    ),
  ],
  split: [datasets.split, samples, options({ test: argument(() => 0.25, "0.5"), random })],
  "split, its x": [splitOf((x) => ({ x, y: [0, 1] })), argument(() => full(2, 1, 1))],
  "split, its y": [splitOf((y) => ({ x: full(2, 1, 1), y })), argument(() => [0, 1])],
};

function splitOf(dataset) {
  return (value) => datasets.split(dataset(value), { test: 0.5, random: randomState(1) });
}

/** Why others have none. */
export const exempt = { assertSamples: "a check itself" };
