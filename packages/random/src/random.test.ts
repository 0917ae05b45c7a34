import { describe, expect, test } from "vitest";
import fixture from "../../../fixtures/numpy-random.json" with { type: "json" };
import { type RandomState, randomState, restoreRandomState } from "./index.js";

const times = <T>(n: number, draw: () => T): T[] => Array.from({ length: n }, draw);

function expectClose(actual: readonly number[], expected: readonly number[]) {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value / expected[i]! - 1)).toBeLessThanOrEqual(1e-15);
  });
}

describe.each(fixture)("NumPy's streams from seed $seed", (numpy) => {
  const fresh = () => randomState(numpy.seed);

  test("uniforms, integers and permutations are equal", () => {
    let random = fresh();
    expect(times(12, () => random.random())).toEqual(numpy.random_sample);
    random = fresh();
    expect(times(6, () => random.uniform(-2, 3))).toEqual(numpy.uniform);
    random = fresh();
    expect(times(16, () => random.randint(0, 10))).toEqual(numpy.randint_0_10);
    random = fresh();
    expect(times(8, () => random.randint(0, 1000))).toEqual(numpy.randint_0_1000);
    expect(Array.from(fresh().permutation(10))).toEqual(numpy.permutation_10);
    expect(Array.from(fresh().permutation(300))).toEqual(numpy.permutation_300);
    const array = times(20, () => 0).map((_, i) => i);
    fresh().shuffle(array);
    expect(array).toEqual(numpy.shuffle_20);
  });

  test("normals agree to 1e-15", () => {
    let random = fresh();
    expectClose(
      times(13, () => random.normal()),
      numpy.randn,
    );
    random = fresh();
    expectClose(
      times(7, () => random.normal(1.5, 0.25)),
      numpy.normal,
    );
    random = fresh();
    expectClose(
      [
        random.random(),
        random.normal(),
        random.normal(),
        random.randint(0, 10),
        random.random(),
        random.normal(),
      ],
      numpy.mixed,
    );
  });

  test("far down the stream too", () => {
    let random = fresh();
    expectClose(times(100_000, () => random.normal()).slice(-3), numpy.randn_100000_last3);
    random = fresh();
    expect(times(1_000_000, () => random.random()).at(-1)).toBe(numpy.random_1000000_last);
  });
});

describe("values printed by NumPy 1.24", () => {
  test("a seed of several words", () => {
    const random = randomState([0x123, 0x234, 0x345, 0x456]);
    expect(times(3, () => random.random())).toEqual([
      0.24856890158782508, 0.11112762955044497, 0.9846353141863877,
    ]);
    // The paper's own first outputs.
    const raw = randomState([0x123, 0x234, 0x345, 0x456]);
    expect(times(3, () => raw.randint(0, 4294967296))).toEqual([1067595299, 955945823, 477289528]);
  });

  test("integers of more than 32 bits", () => {
    expect(randomState(5).randint(0, 2 ** 40)).toBe(425438759118);
    const random = randomState(5);
    expect(times(5, () => random.randint(-(2 ** 45), 2 ** 52))).toEqual([
      2304506927900349, 3214861892705398, 2803277821175881, 2361785721979620, 4045720930454641,
    ]);
  });

  test("choice", () => {
    expect(Array.from(randomState(3).choice(10, 6))).toEqual([8, 9, 3, 8, 8, 0]);
    expect(Array.from(randomState(3).choice(10, 6, { replace: false }))).toEqual([
      5, 4, 1, 2, 9, 6,
    ]);
  });
});

describe("a state", () => {
  const draws = (random: RandomState) =>
    times(700, () => [random.random(), random.normal(), random.randint(0, 5)]);

  test("goes on where it was saved, through JSON", () => {
    const random = randomState(42);
    random.normal();
    random.random();
    const saved = JSON.parse(JSON.stringify(random.state()));
    const expected = draws(random);
    expect(draws(restoreRandomState(saved))).toEqual(expected);
    expect(draws(restoreRandomState(saved))).toEqual(expected);
  });

  test("is refused when damaged", () => {
    const good = randomState(0).state();
    const refused = (damage: object) => () => restoreRandomState({ ...good, ...damage });
    expect(refused({ key: [1, 2] })).toThrow("key must have 624 words, got 2");
    expect(refused({ key: good.key.map((v, i) => (i === 3 ? -1 : v)) })).toThrow("key[3]");
    expect(refused({ key: good.key.map(() => 0) })).toThrow("key must not be all zeros");
    expect(refused({ key: "624" })).toThrow(TypeError);
    expect(() => restoreRandomState(null as never)).toThrow(TypeError);
    expect(refused({ position: 625 })).toThrow("position must be an integer from 0 to 624");
    expect(refused({ cachedNormal: Number.NaN })).toThrow("cachedNormal");
  });
});

describe("bad arguments", () => {
  test.each([
    [() => randomState(-1), "randomState: seed must be an integer from 0 to 4294967295, got -1"],
    [() => randomState(1.5), "got 1.5"],
    [() => randomState(2 ** 32), "got 4294967296"],
    [() => randomState([]), "randomState: seed must not be an empty array"],
    [() => randomState([1, Number.NaN]), "seed[1] must be an integer"],
    [() => randomState(0).randint(3, 3), "low must be below high"],
    [() => randomState(0).randint(0, 2.5), "randint: high must be an integer"],
    [
      () => randomState(0).normal(0, -1),
      "standardDeviation must be a finite number of at least 0, got -1",
    ],
    [() => randomState(0).uniform(0, Number.POSITIVE_INFINITY), "uniform: high must be a finite"],
    [() => randomState(0).uniform(-1.7e308, 1.7e308), "uniform: high - low must be a finite"],
    [() => randomState(0).permutation(-1), "permutation: n must be an integer"],
    [() => randomState(0).choice(3, 4, { replace: false }), "size must be an integer from 0 to 3"],
    [() => randomState(0).choice(0, 1), "choice: n must be an integer from 1"],
  ])("%#: %s", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  test("what is no number", () => {
    expect(() => randomState("7" as never)).toThrow(
      new TypeError('randomState: seed must be a number or an array of numbers, got "7"'),
    );
    expect(() => randomState(new Array(2))).toThrow(
      new TypeError("randomState: seed[0] must be a number, got undefined"),
    );
    expect(() => randomState(0).normal(null as never)).toThrow(
      new TypeError("normal: mean must be a number, got null"),
    );
    expect(() => randomState(0).choice(3, 2, { replaced: false } as object)).toThrow(
      new TypeError('choice: unknown option "replaced"; did you mean "replace"?'),
    );
  });

  test("draw nothing", () => {
    const random = randomState(0);
    expect(() => random.randint(3, 3)).toThrow();
    expect(random.random()).toBe(0.5488135039273248);
  });

  test("none of none are chosen, as in NumPy", () => {
    for (const replace of [true, false]) {
      expect(randomState(0).choice(0, 0, { replace })).toEqual(new Int32Array(0));
      expect(randomState(0).choice(5, 0, { replace })).toEqual(new Int32Array(0));
      expect(() => randomState(0).choice(0, 1, { replace })).toThrow("choice: n must be");
      expect(() => randomState(0).choice(-1, 0, { replace })).toThrow("choice: n must be");
    }
  });

  test("a single choice needs no draw", () => {
    const random = randomState(0);
    expect(random.randint(4, 5)).toBe(4);
    expect(random.permutation(0).length).toBe(0);
    expect(random.random()).toBe(0.5488135039273248);
  });
});
