import { fromRows, type Matrix, ShapeError, toRows } from "@adjoint/matrix";
import { type RandomState, randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import datasets from "../../../../fixtures/datasets.json" with { type: "json" };
import toy from "../../../../fixtures/toy-datasets.json" with { type: "json" };
import vocabulary from "../../../../fixtures/vocabulary-data.json" with { type: "json" };
import {
  blobs,
  checkerboard,
  circles,
  curve,
  type Dataset,
  friedman1,
  gaussianQuantiles,
  moons,
  type RegressionDataset,
  regression,
  sCurve,
  sine,
  swissRoll,
  vertical,
  xor,
} from "../index.js";

/** The largest difference, relative to what is larger than 1. */
function distance(m: Matrix, rows: readonly (readonly number[])[]): number {
  expect([m.rows, m.columns]).toEqual([rows.length, rows[0]!.length]);
  const wanted = rows.flat();
  const differences = Array.from(
    m.data,
    (value, k) => Math.abs(value - wanted[k]!) / Math.max(1, Math.abs(wanted[k]!)),
  );
  return Math.max(...differences);
}

interface Points {
  readonly X: readonly (readonly number[])[];
  readonly y: readonly number[];
}

function expectClasses({ x, y }: Dataset, wanted: Points): void {
  expect(distance(x, wanted.X)).toBeLessThan(1e-14);
  expect(Array.from(y)).toEqual(wanted.y);
}

function expectValues({ x, y }: RegressionDataset, X: Points["X"], targets: readonly unknown[]) {
  const rows = targets.map((target) => (Array.isArray(target) ? target : [target]));
  expect(distance(x, X)).toBeLessThan(1e-13);
  expect(distance(y, rows)).toBeLessThan(1e-13);
}

describe("points of scikit-learn for the same seed", () => {
  test.each(toy)("toy data, seed $seed", ({ seed, samples, blob_samples, ...wanted }) => {
    const random = () => randomState(seed);
    expectClasses(moons({ samples, noise: 0.1, random: random() }), wanted.moons);
    expectClasses(moons({ samples: 20 }), wanted.moons_plain_20);
    const ringed = circles({ samples, noise: 0.05, factor: 0.5, random: random() });
    expectClasses(ringed, wanted.circles);
    expectClasses(blobs({ samples: blob_samples, random: random() }), wanted.blobs);
  });

  test.each(datasets.seeds)("with other options, seed $seed", (wanted) => {
    const random = randomState(wanted.seed);
    const anew = () => randomState(wanted.seed);
    expectClasses(moons({ samples: 33, noise: 0.2, random }), wanted.moons_odd);
    expectClasses(moons({ samples: [5, 9], random: anew() }), wanted.moons_sizes);
    expectClasses(circles({ samples: 21, random: anew() }), wanted.circles_odd);
    const uneven = blobs({
      samples: [4, 7, 1],
      features: 3,
      standardDeviation: [0.5, 1, 2],
      box: [-2, 5],
      random: anew(),
    });
    expectClasses(uneven, wanted.blobs_uneven);
    expect(distance(uneven.centers, wanted.blobs_uneven.centers)).toBeLessThan(1e-14);
    const centers = fromRows([
      [0, 1],
      [2, -3],
    ]);
    const given = blobs({ samples: 11, centers, shuffle: false, random: anew() });
    expectClasses(given, wanted.blobs_given);
    const rings = { samples: 40, features: 3, classes: 4, mean: [1, -2, 0.5], variance: 2.5 };
    expectClasses(gaussianQuantiles({ ...rings, random: anew() }), wanted.gaussian_quantiles);
    expectClasses(vertical({ points: 20, classes: 3, random: anew() }), wanted.vertical);
  });

  test.each(datasets.seeds)("values to predict, seed $seed", (wanted) => {
    const anew = () => randomState(wanted.seed);
    const roll = swissRoll({ samples: 30, hole: true, random: anew() });
    expectValues(roll, wanted.swiss_roll_hole.X, wanted.swiss_roll_hole.y);
    const bent = sCurve({ samples: 25, noise: 0.1, random: anew() });
    expectValues(bent, wanted.s_curve.X, wanted.s_curve.y);
    const surface = friedman1({ samples: 20, features: 7, noise: 0.3, random: anew() });
    expectValues(surface, wanted.friedman1.X, wanted.friedman1.y);
    const sizes = { samples: 15, features: 12, informative: 4, targets: 2 };
    const linear = regression({ ...sizes, bias: 3, noise: 0.5, random: anew() });
    expectValues(linear, wanted.regression.X, wanted.regression.y);
    expect(distance(linear.coefficients, wanted.regression.coefficients)).toBeLessThan(1e-14);
  });

  test("with the options left out", () => {
    const { gaussian_quantiles: rings, swiss_roll: roll, regression: linear } = vocabulary;
    const random = () => randomState(rings.seed);
    expectClasses(gaussianQuantiles({ samples: 21, random: random() }), rings);
    expectValues(swissRoll({ samples: 15, noise: 0.2, random: random() }), roll.X, roll.t);
    const made = regression({ samples: 12, features: 3, noise: 0.5, random: random() });
    expectValues(made, linear.X, linear.y);
    expect(
      distance(
        made.coefficients,
        linear.coefficients.map((w) => [w]),
      ),
    ).toBeLessThan(1e-14);
  });

  test("a sine", () => {
    const { X, y } = datasets.sine;
    expectValues(
      sine({ samples: 40 }),
      X.map((value) => [value]),
      y,
    );
  });
});

describe("without a random, nothing is drawn", () => {
  test("xor is its truth table, again and again", () => {
    expect(toRows(xor({ samples: 6 }).x).slice(3)).toEqual([
      [1, 1],
      [0, 0],
      [0, 1],
    ]);
    expect(Array.from(xor({ samples: 6 }).y)).toEqual([0, 1, 1, 0, 0, 1]);
  });

  test("curve goes from one end to the other", () => {
    const { x, y } = curve((value) => 2 * value, { samples: 5, from: 0, to: 2, dtype: "float32" });
    expect(x.data).toEqual(Float32Array.of(0, 0.5, 1, 1.5, 2));
    expect(y.data).toEqual(Float32Array.of(0, 1, 2, 3, 4));
  });

  test("noise of 0 and shuffle: false leave a random where it is", () => {
    const random = randomState(1);
    const options = { random, noise: 0, shuffle: false };
    expect(moons(options)).toEqual(moons());
    expect(circles(options)).toEqual(circles());
    expect(xor(options)).toEqual(xor());
    expect(random.state()).toEqual(randomState(1).state());
  });
});

test("noise has the standard deviation it is given", () => {
  const random = randomState(4);
  const spread = (values: ArrayLike<number>) =>
    Math.sqrt(Array.from(values).reduce((sum, v) => sum + v * v, 0) / values.length);
  const { x } = xor({ samples: 4000, noise: 0.05, shuffle: false, random });
  expect(spread(x.data.map((value) => value - Math.round(value)))).toBeCloseTo(0.05, 2);
  const { y } = curve(() => 0, { samples: 4000, noise: 0.5, random });
  expect(spread(y.data)).toBeCloseTo(0.5, 1);
  const waves = sine({ samples: 4000, noise: 0.5, random });
  const smooth = sine({ samples: 4000 });
  expect(spread(waves.y.data.map((value, i) => value - smooth.y.data[i]!))).toBeCloseTo(0.5, 1);
});

test("a checkerboard has its squares, and noise moves points and not labels", () => {
  const plain = checkerboard({ samples: 500, cells: 3, random: randomState(2) });
  toRows(plain.x).forEach(([a, b], i) => {
    const square = (v: number) => Math.floor(((v + 1) * 3) / 2);
    expect(plain.y[i]).toBe((square(a!) + square(b!)) % 2);
  });
  const noisy = checkerboard({ samples: 500, cells: 3, noise: 0.3, random: randomState(2) });
  expect(noisy.y).toEqual(plain.y);
  expect(noisy.x).not.toEqual(plain.x);
});

const all: readonly [string, (random: RandomState, dtype: "float64" | "float32") => object][] = [
  ["moons", (random, dtype) => moons({ random, dtype })],
  ["circles", (random, dtype) => circles({ random, dtype })],
  ["xor", (random, dtype) => xor({ random, dtype, noise: 0.1 })],
  ["vertical", (random, dtype) => vertical({ random, dtype, points: 5, classes: 2 })],
  ["blobs", (random, dtype) => blobs({ random, dtype })],
  ["gaussianQuantiles", (random, dtype) => gaussianQuantiles({ random, dtype })],
  ["sine", (random, dtype) => sine({ random, dtype, noise: 0.1 })],
  ["curve", (random, dtype) => curve((x) => x * x, { random, dtype, noise: 0.1 })],
  ["swissRoll", (random, dtype) => swissRoll({ random, dtype, noise: 0.1 })],
  ["sCurve", (random, dtype) => sCurve({ random, dtype })],
  ["friedman1", (random, dtype) => friedman1({ random, dtype })],
  ["regression", (random, dtype) => regression({ random, dtype })],
  ["checkerboard", (random, dtype) => checkerboard({ random, dtype, noise: 0.1 })],
];

test.each(all)("%s: the same seed gives the same bits, and float32 is rounded once", (_, make) => {
  const one = make(randomState(5), "float64") as Record<string, Matrix>;
  expect(make(randomState(5), "float64")).toEqual(one);
  const single = make(randomState(5), "float32") as Record<string, Matrix>;
  expect(single.x!.dtype).toBe("float32");
  expect(single.x!.data).toEqual(Float32Array.from(one.x!.data));
});

test.each<[string, () => unknown, Error]>([
  [
    "noise",
    () => moons({ noise: 0.1 }),
    new TypeError("moons: noise needs a random to draw from, as randomState(0), got none"),
  ],
  [
    "shuffle",
    () => xor({ shuffle: true }),
    new TypeError("xor: shuffle needs a random to draw from, as randomState(0), got none"),
  ],
  [
    "three halves",
    () => moons({ samples: [1, 2, 3] as never }),
    new RangeError(
      "moons: samples must be a number, or one for each of the two classes, got an array of 3",
    ),
  ],
  [
    "an empty half",
    () => circles({ samples: [1, 0] }),
    new RangeError("circles: samples[1] must be an integer of at least 1, got 0"),
  ],
  [
    "factor 1",
    () => circles({ factor: 1 }),
    new RangeError("circles: factor must be in [0, 1), got 1"),
  ],
  [
    "two deviations of three",
    () => blobs({ standardDeviation: [1, 2], random: randomState(0) }),
    new ShapeError(
      "blobs: got 2 numbers as standardDeviation for 3 blobs; there must be one, or one for each",
    ),
  ],
  [
    "samples of two, three centers",
    () => blobs({ samples: [1, 2], centers: 3, random: randomState(0) }),
    new ShapeError(
      "blobs: got 2 numbers as samples for 3 blobs; there must be one, or one for each",
    ),
  ],
  [
    "centers and features",
    () => blobs({ centers: fromRows([[1, 2]]), features: 3, random: randomState(0) }),
    new ShapeError(
      "blobs: features 3 and centers [1, 2] disagree: there must be one column per feature",
    ),
  ],
  [
    "fewer samples than classes",
    () => gaussianQuantiles({ samples: 2, random: randomState(0) }),
    new RangeError("gaussianQuantiles: samples must be an integer of at least 3, got 2"),
  ],
  [
    "one mean of two",
    () => gaussianQuantiles({ mean: [1], random: randomState(0) }),
    new ShapeError("gaussianQuantiles: got 1 means for 2 features; there must be one for each"),
  ],
  [
    "an infinite curve",
    () => curve((x) => 1 / x, { samples: 3 }),
    new RangeError("curve: f(0) must be a finite number, got Infinity"),
  ],
  [
    "a curve of words",
    () => curve(() => "1" as never),
    new TypeError('curve: f(-1) must be a number, got "1"'),
  ],
  [
    "a curve backwards",
    () => curve((x) => x, { from: 1, to: 0 }),
    new RangeError("curve: to must be a finite number of at least 1, got 0"),
  ],
  [
    "four features",
    () => friedman1({ features: 4, random: randomState(0) }),
    new RangeError("friedman1: features must be an integer of at least 5, got 4"),
  ],
])("refuses %s", (_, call, error) => {
  expect(call).toThrow(error);
});
