import fc from "fast-check";
import { describe, expect, test } from "vitest";
import more from "../../../../fixtures/generator.json" with { type: "json" };
import fixture from "../../../../fixtures/vocabulary-generator.json" with { type: "json" };
import { defaultRng, type RandomGenerator, randomState, restoreRandomState } from "../index.js";
import { generateWords, spawnSequence, wordsOf } from "./seed-sequence.js";

const times = <T>(n: number, draw: () => T): T[] => Array.from({ length: n }, draw);
const seedOf = (seed: string | string[]) =>
  typeof seed === "string" ? BigInt(seed) : seed.map((each) => BigInt(each));

describe.each(fixture)("NumPy's streams from seed $seed", (numpy) => {
  const fresh = () => defaultRng(seedOf(numpy.seed));
  const drawn = <T>(n: number, draw: (random: RandomGenerator) => T) => {
    const random = fresh();
    return times(n, () => draw(random));
  };

  test("the state after seeding", () => {
    const { state, increment, cachedUint32 } = fresh().state();
    expect([state, increment, cachedUint32]).toEqual([numpy.state, numpy.increment, null]);
  });

  test("uniforms, integers and permutations are equal", () => {
    expect(drawn(12, (r) => r.random())).toEqual(numpy.random);
    expect(drawn(8, (r) => r.randomFloat32())).toEqual(numpy.random_float32);
    expect(drawn(6, (r) => r.uniform(-2, 3))).toEqual(numpy.uniform);
    expect(drawn(16, (r) => r.integers(0, 10))).toEqual(numpy.integers_0_10);
    expect(drawn(16, (r) => r.randint(0, 10))).toEqual(numpy.integers_0_10);
    expect(drawn(8, (r) => r.integers(0, 1000000007))).toEqual(numpy.integers_0_1000000007);
    expect(drawn(6, (r) => r.integers(0, 2 ** 40))).toEqual(numpy.integers_to_2_40);
    expect([...fresh().permutation(10)]).toEqual(numpy.permutation_10);
    expect([...fresh().permutation(300)]).toEqual(numpy.permutation_300);
    const array = times(20, () => 0).map((_, i) => i);
    fresh().shuffle(array);
    expect(array).toEqual(numpy.shuffle_20);
    expect([...fresh().choice(10, 4, { replace: false })]).toEqual(numpy.choice_10_4);
    expect([...fresh().choice(10, 6)]).toEqual(numpy.choice_10_6_replaced);
    const deep = fresh();
    for (let k = 0; k < 999_999; k++) deep.random();
    expect(times(3, () => deep.random())).toEqual(numpy.deep_random);
  });

  test("normals are equal, up to the tail", () => {
    expect(drawn(40, (r) => r.normal())).toEqual(numpy.standard_normal);
    expect(drawn(7, (r) => r.normal(1.5, 0.25))).toEqual(numpy.normal);
  });

  test("all kinds in turn", () => {
    const r = fresh();
    const mixed = [r.random(), r.normal(), r.integers(0, 10), r.randomFloat32(), r.normal(2, 3)];
    expect([...mixed, r.integers(0, 2 ** 40), r.uniform(-1, 1)]).toEqual(numpy.mixed);
  });

  test("a child's seed", () => {
    const entropy = [seedOf(numpy.seed)].flat().flatMap(wordsOf);
    const parent = { entropy, spawnKey: [], spawned: 0 };
    spawnSequence(parent);
    expect([...generateWords(spawnSequence(parent), 4)]).toEqual(numpy.spawned_random);
  });
});

describe.each(more)("what small samples seldom show, from seed $seed", (numpy) => {
  const fresh = () => defaultRng(seedOf(numpy.seed));
  const drawn = (n: number, low: number, high: number) => {
    const random = fresh();
    return times(n, () => random.integers(low, high));
  };

  test("normals: exact but in the tail, where they agree to 1e-15", () => {
    const random = fresh();
    const normals = times(200_000, () => random.normal());
    const tail = normals.flatMap((value, k) => (Math.abs(value) > 3.65 ? [k] : []));
    expect(tail).toEqual(numpy.tail_positions);
    expect(tail.length).toBeGreaterThan(20);
    tail.forEach((k, i) => {
      expect(Math.abs(normals[k]! / numpy.tail[i]! - 1)).toBeLessThanOrEqual(1e-15);
    });
    expect(normals.slice(-3)).toEqual(numpy.normals_last);
  });

  test("far down", () => {
    const random = fresh();
    for (let k = 1; k < 1_000_000; k++) random.random();
    expect(random.random()).toBe(numpy.random_1000000_last);
  });

  test("integers that are drawn again, and the largest", () => {
    expect(drawn(40, 0, 3 * 2 ** 30)).toEqual(numpy.integers_3_2_30);
    expect(drawn(40, -(2 ** 52), 2 ** 52 - 1)).toEqual(numpy.integers_2_53);
    const count = Number((1n << 64n) / 2049n) + 1;
    expect(drawn(20_000, 0, count).slice(-3)).toEqual(numpy.integers_2049th);
    expect(drawn(7, 0, 2 ** 32)).toEqual(numpy.integers_2_32);
    expect(drawn(9, 5, 2 ** 33)).toEqual(numpy.integers_2_33);
    expect(drawn(3, 4, 5)).toEqual(numpy.integers_1);
  });

  test("choices and shuffles of many", () => {
    const distinct = (n: number, size: number) => [
      ...fresh().choice(n, size, { replace: false }).slice(-20),
    ];
    expect(distinct(20000, 1000)).toEqual(numpy.choice_20000_1000);
    expect(distinct(20000, 300)).toEqual(numpy.choice_20000_300);
    expect(distinct(12, 12)).toEqual(numpy.choice_all);
    expect([...fresh().choice(10 ** 9, 9)]).toEqual(numpy.choice_many_replaced);
    const array = Int32Array.from({ length: 1000 }, (_, i) => i);
    fresh().shuffle(array);
    expect([...array.slice(0, 20)]).toEqual(numpy.shuffle_1000);
  });

  test("spawned streams, and theirs", () => {
    const random = fresh();
    const children = [...random.spawn(1), ...random.spawn(2)];
    expect(children.map((child) => child.random())).toEqual(numpy.spawned);
    expect(children[2]!.spawn(2)[1]!.random()).toBe(numpy.grandchild);
    expect(random.random()).toBe(fresh().random());
  });

  test("half of a draw waits, as in NumPy", () => {
    const random = fresh();
    random.integers(0, 10);
    expect([1, random.state().cachedUint32]).toEqual(numpy.half);
    expect([random.random(), random.integers(0, 10)]).toEqual(numpy.half_then);
  });
});

test("a number, a bigint, an array of one and of its words are one seed", () => {
  const seed = 2 ** 40 + 5;
  const draws = [seed, BigInt(seed), [seed], [5, 256], [5n, 256]].map((each) =>
    defaultRng(each).random(),
  );
  expect(new Set(draws).size).toBe(1);
});

describe("a state", () => {
  const draws = (random: RandomGenerator) =>
    times(200, () => [random.random(), random.normal(), random.integers(0, 5)]);

  test("goes on where it was saved, through JSON, with its children", () => {
    const random = defaultRng([42, 2 ** 50]);
    random.integers(0, 10);
    random.spawn(2);
    const saved = JSON.parse(JSON.stringify(random.state()));
    const resumed = [restoreRandomState(saved), restoreRandomState(saved)] as RandomGenerator[];
    const expected = [draws(random), draws(random.spawn(1)[0]!), random.state()];
    for (const each of resumed) {
      expect([draws(each), draws(each.spawn(1)[0]!), each.state()]).toEqual(expected);
    }
    const [child] = random.spawn(1);
    const again = restoreRandomState(child!.state());
    expect(draws(again)).toEqual(draws(child!));
  });

  test("is refused when damaged", () => {
    const good = defaultRng(0).state();
    const refused = (damage: object) => () => restoreRandomState({ ...good, ...damage });
    expect(refused({ bitGenerator: "MT19937" })).toThrow('bitGenerator must be "PCG64"');
    expect(refused({ state: "-1" })).toThrow(
      'restoreRandomState: state must be a number below 2^128 in decimal digits, got "-1"',
    );
    expect(refused({ state: String(1n << 128n) })).toThrow(RangeError);
    expect(refused({ state: String((1n << 128n) - 1n) })).not.toThrow();
    expect(refused({ state: 5 })).toThrow(TypeError);
    expect(refused({ increment: "2" })).toThrow("increment must be odd");
    expect(refused({ cachedUint32: -1 })).toThrow("cachedUint32 must be an integer from 0 to");
    expect(refused({ entropy: "0" })).toThrow("entropy must be an array of words");
    expect(refused({ spawnKey: [0.5] })).toThrow("spawnKey[0] must be an integer");
    expect(refused({ spawned: null })).toThrow("spawned must be a number, got null");
    expect(refused({ key: [] })).toThrow('unknown option "key"');
  });
});

describe("wherever a stream of randomState may stand", () => {
  test("draws are in range, and of the right shape", () => {
    const range = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 200n }), range, range, (seed, a, b) => {
        const random = defaultRng(seed);
        const [low, high] = [Math.min(a, b), Math.max(a, b) + 1];
        for (let k = 0; k < 20; k++) {
          const drawn = random.integers(low, high);
          expect(Number.isInteger(drawn) && drawn >= low && drawn < high).toBe(true);
          expect(random.random()).toBeLessThan(1);
        }
        const order = [...random.permutation(50)].sort((x, y) => x - y);
        expect(order).toEqual(times(50, () => 0).map((_, i) => i));
        expect(new Set(random.choice(60, 50, { replace: false })).size).toBe(50);
      }),
      { numRuns: 30 },
    );
  });

  test("it has every method of one", () => {
    const random = defaultRng(0);
    expect(Object.keys(random)).toEqual(expect.arrayContaining(Object.keys(randomState(0))));
  });
});

describe("bad arguments", () => {
  test.each<[() => unknown, ErrorConstructor, string]>([
    [() => defaultRng(-1), RangeError, "defaultRng: seed must be an integer of at least 0, got -1"],
    [() => defaultRng(1.5), RangeError, "got 1.5"],
    [() => defaultRng(-1n), RangeError, "got -1n"],
    [() => defaultRng([]), RangeError, "defaultRng: seed must not be an empty array"],
    [() => defaultRng([1, Number.NaN]), RangeError, "seed[1] must be an integer"],
    [() => defaultRng(new Array(1)), TypeError, "seed[0] must be a number or a bigint, got undef"],
    [
      () => defaultRng("7" as never),
      TypeError,
      'defaultRng: seed must be a number, a bigint or an array of them, got "7"',
    ],
    [() => defaultRng(0).integers(3, 3), RangeError, "integers: low must be below high by at most"],
    [() => defaultRng(0).integers(0, 2.5), RangeError, "integers: high must be an integer"],
    [() => defaultRng(0).spawn(-1), RangeError, "spawn: count must be an integer from 0 to"],
    [() => defaultRng(0).choice(3, 4, { replace: false }), RangeError, "size must be an integer"],
  ])("%#: %s", (call, error, message) => {
    expect(call).toThrow(error);
    expect(call).toThrow(message);
  });
});
