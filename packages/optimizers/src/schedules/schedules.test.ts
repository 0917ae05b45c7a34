import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cosineDecay,
  cosineRestarts,
  exponentialDecay,
  inverseTimeDecay,
  linearWarmup,
  multiStepDecay,
  oneCycle,
  polynomialDecay,
  reduceOnPlateau,
  type Schedule,
  sgd,
  stepDecay,
} from "../index.js";

test("cosineDecay has the values of PyTorch's CosineAnnealingLR", () => {
  const expected = [
    0.3, 0.2938820645368942, 0.2761271242968684, 0.24847315653655916, 0.21362712429686848,
    0.17500000000000004, 0.1363728757031316, 0.1015268434634409, 0.0738728757031316,
    0.05611793546310581, 0.05,
  ];
  const rate = cosineDecay({ initial: 0.3, steps: 10, final: 0.05 });
  expected.forEach((want, step) => {
    expect(Math.abs(rate(step) - want)).toBeLessThanOrEqual(1e-15);
  });
});

test("inverseTimeDecay is initial / (1 + decay * step)", () => {
  const rate = inverseTimeDecay({ initial: 0.05, decay: 5e-7 });
  expect(rate(0)).toBe(0.05);
  expect(rate(1_000_000)).toBe(0.05 / 1.5);
});

test("exponentialDecay is initial * rate ** step, to a few roundings", () => {
  const rate = exponentialDecay({ initial: 2, factor: 0.9 });
  let product = 2;
  for (let step = 0; step < 200; step++) {
    expect(Math.abs(rate(step) / product - 1)).toBeLessThanOrEqual(1e-13);
    product *= 0.9;
  }
  expect(exponentialDecay({ initial: 1, factor: 0.5 })(1074)).toBe(2 ** -1074);
  expect(exponentialDecay({ initial: 1, factor: 0 })(0)).toBe(1);
  expect(exponentialDecay({ initial: 1, factor: 0 })(7)).toBe(0);
});

test("exponentialDecay of 0 is 0, however the power grows", () => {
  const rate = exponentialDecay({ initial: 0, factor: 2 });
  for (const step of [0, 1023, 1024, 5000, Number.MAX_SAFE_INTEGER]) expect(rate(step)).toBe(0);
});

test("exponentialDecay has the value though the power alone has none", () => {
  expect(exponentialDecay({ initial: 2 ** -1000, factor: 2 })(1100)).toBe(2 ** 100);
  expect(exponentialDecay({ initial: 2 ** 1000, factor: 0.5 })(1100)).toBe(2 ** -100);
  expect(exponentialDecay({ initial: 2 ** -1074, factor: 4 })(1048)).toBe(2 ** 1022);
  expect(exponentialDecay({ initial: 2 ** 1023, factor: 0.5 })(2097)).toBe(2 ** -1074);
  // 3^647 is 8.3e308; by Python's fractions, the float64 next to 2^-900 times it.
  expect(
    exponentialDecay({ initial: 2 ** -900, factor: 3 })(647) / 5.894618544222772e37,
  ).toBeCloseTo(1, 13);
});

test("schedules give a number of at least 0 at every step, or infinity where it grows", () => {
  const amount = fc.oneof(
    fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }),
    fc.constantFrom(0, Number.MIN_VALUE, 1e-300, 0.5, 1, 2, 1e300, Number.MAX_VALUE),
  );
  const step = fc.oneof(
    fc.constantFrom(0, 1, 1023, 1024, 2 ** 31, Number.MAX_SAFE_INTEGER),
    fc.maxSafeNat(),
  );
  fc.assert(
    fc.property(amount, amount, step, (initial, other, at) => {
      expect(exponentialDecay({ initial, factor: other })(at)).toBeGreaterThanOrEqual(0);
      const inverse = inverseTimeDecay({ initial, decay: other })(at);
      expect(inverse).toBeGreaterThanOrEqual(0);
      expect(inverse).toBeLessThanOrEqual(initial);
      const cosine = cosineDecay({ initial, steps: Math.max(other, Number.MIN_VALUE) })(at);
      expect(cosine).toBeGreaterThanOrEqual(0);
      expect(cosine).toBeLessThanOrEqual(initial);
    }),
  );
});

test("inverseTimeDecay has the value though decay * step has none", () => {
  expect(inverseTimeDecay({ initial: 2 ** 1000, decay: 2 ** 1000 })(2 ** 40)).toBe(2 ** -40);
});

test("cosineDecay starts and ends exactly, and stays between", () => {
  const positive = fc.double({ min: 0, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(positive, positive, fc.integer({ min: 1, max: 1000 }), (initial, final, steps) => {
      const rate = cosineDecay({ initial, steps, final });
      expect(rate(0)).toBe(initial);
      expect(rate(steps)).toBe(final);
      expect(rate(steps + 1)).toBe(final);
      const between = rate(steps >> 1);
      // Among subnormal numbers each of the three roundings is worth a whole one.
      const slack = 1e-12 * Math.max(initial, final) + 3 * Number.MIN_VALUE;
      expect(between).toBeGreaterThanOrEqual(Math.min(initial, final) - slack);
      expect(between).toBeLessThanOrEqual(Math.max(initial, final) + slack);
    }),
  );
});

test("stepDecay and multiStepDecay fall where they say", () => {
  const stairs = stepDecay({ initial: 8, factor: 0.5, every: 3 });
  expect([0, 2, 3, 5, 6, 300_000].map(stairs)).toEqual([8, 8, 4, 4, 2, 0]);
  const given = [1, 3, 3];
  const milestones = multiStepDecay({ initial: 8, factor: 0.5, milestones: given });
  given[0] = 100;
  expect([0, 1, 2, 3, 9].map(milestones)).toEqual([8, 4, 4, 1, 1]);
  expect(multiStepDecay({ initial: 8, factor: 0.5, milestones: [] })(9)).toBe(8);
  expect(multiStepDecay({ initial: 8, factor: 0.5, milestones: Int32Array.of(0) })(0)).toBe(4);
});

test("cosineRestarts is cosineDecay, again and again", () => {
  const once = cosineDecay({ initial: 3, steps: 5, final: 1 });
  const again = cosineRestarts({ initial: 3, steps: 5, final: 1 });
  for (let step = 0; step < 40; step++) expect(again(step)).toBe(once(step % 5));
  const longer = cosineRestarts({ initial: 3, steps: 5, growth: 3 });
  // Restarts after 5, 5 + 15, 5 + 15 + 45, ...
  for (const start of [0, 5, 20, 65, 200]) expect(longer(start)).toBe(3);
  for (const end of [4, 19, 64]) expect(longer(end)).toBeLessThan(0.3);
  expect(cosineRestarts({ initial: 1, steps: 1 })(Number.MAX_SAFE_INTEGER)).toBe(1);
  expect(
    cosineRestarts({ initial: 1, steps: 1, growth: 2 })(Number.MAX_SAFE_INTEGER),
  ).toBeGreaterThanOrEqual(0);
});

test("polynomialDecay has any power, and both ends", () => {
  const decay = polynomialDecay({ initial: 2, steps: 4, power: 0.5, final: 1 });
  expect([0, 3, 4, 1000].map(decay)).toEqual([2, 1.5, 1, 1]);
  const uneven = polynomialDecay({ initial: 1, steps: 3, power: 2.5 });
  // By Python: (2 / 3) ** 2.5 and (1 / 3) ** 2.5.
  expect(uneven(1)).toBeCloseTo(0.36288736930121157, 15);
  expect(uneven(2)).toBeCloseTo(0.06415002990995843, 15);
});

test("linearWarmup leads to any schedule, which starts after it", () => {
  const then = exponentialDecay({ initial: 8, factor: 0.5 });
  const rate = linearWarmup({ initial: 4, steps: 4, schedule: then });
  expect([0, 1, 2, 3, 4, 5, 6].map(rate)).toEqual([4, 5, 6, 7, 8, 4, 2]);
  expect(linearWarmup({ steps: 0, schedule: 3 })(0)).toBe(3);
  const none = linearWarmup({ steps: 1, schedule: () => Number.NaN });
  expect(() => none(0)).toThrow("linearWarmup: schedule of step 0 must be a finite number");
  expect(() => none(4)).toThrow("linearWarmup: schedule of step 3 must be a finite number");
});

test("oneCycle along lines and in three phases, by hand from PyTorch's code", () => {
  const given = { maximum: 8, steps: 9, warmupShare: 1 / 3, initialDivisor: 4, finalDivisor: 2 };
  const lines = oneCycle({ ...given, annealing: "linear" });
  // Rises until step 2, falls until step 8.
  expect([0, 1, 2, 5, 8, 9].map(lines)).toEqual([2, 5, 8, 4.5, 1, 1]);
  const three = oneCycle({ ...given, annealing: "linear", threePhase: true });
  // Rises until step 2, falls until step 4, and further until step 8.
  expect([0, 1, 2, 3, 4, 6, 8, 9].map(three)).toEqual([2, 5, 8, 5, 2, 1.5, 1, 1]);
  // One step alone is the last.
  expect([0, 1].map(oneCycle({ maximum: 8, steps: 1, warmupShare: 1 }))).toEqual([8, 8 / 25e4]);
  expect(oneCycle({ maximum: 8, steps: 4, warmupShare: 0.25 })(0)).toBe(8);
});

describe("reduceOnPlateau", () => {
  const after = (options: object, values: readonly number[]) => {
    const schedule = reduceOnPlateau({ initial: 1, factor: 0.5, patience: 1, ...options });
    return values.map((value) => {
      schedule.observe(value);
      return schedule(0);
    });
  };

  test.each<[string, object, readonly number[], readonly number[]]>([
    ["waits, and reduces again", {}, [4, 4, 4, 4, 4], [1, 1, 0.5, 0.5, 0.25]],
    ["what is better starts anew", {}, [4, 4, 3, 3, 3], [1, 1, 1, 1, 0.5]],
    ["larger is better", { mode: "max" }, [4, 5, 4, 4], [1, 1, 1, 0.5]],
    ["by a share", { threshold: 0.5 }, [4, 3, 1, 1, 1], [1, 1, 1, 1, 0.5]],
    ["by a difference", { threshold: 2, thresholdMode: "absolute" }, [4, 2, 2], [1, 1, 0.5]],
    ["cools down", { cooldown: 2 }, [4, 4, 4, 4, 4, 4, 4], [1, 1, 0.5, 0.5, 0.5, 0.5, 0.25]],
    ["not below the minimum", { minimum: 0.75 }, [4, 4, 4, 4, 4], [1, 1, 0.75, 0.75, 0.75]],
    ["not by a little", { epsilon: 0.5 }, [4, 4, 4], [1, 1, 1]],
    ["at once", { patience: 0 }, [4, 4, 4], [1, 0.5, 0.25]],
    [
      "NaN and infinities are never better",
      {},
      [Number.NEGATIVE_INFINITY, Number.NaN, 4, Number.POSITIVE_INFINITY, Number.NaN],
      [1, 0.5, 0.5, 0.5, 0.25],
    ],
  ])("%s", (_, options, values, rates) => {
    expect(after(options, values)).toEqual(rates);
  });

  test("goes on from a state, through JSON", () => {
    const values = Array.from({ length: 60 }, (_, k) => 5 + ((k * 37) % 11) - k / 10);
    for (const stop of [0, 1, 7, 30]) {
      const make = () => reduceOnPlateau({ initial: 1, factor: 0.5, patience: 2, cooldown: 3 });
      const [whole, first, second] = [make(), make(), make()];
      values.forEach((value) => {
        whole.observe(value);
      });
      for (const value of values.slice(0, stop)) first.observe(value);
      second.restore(JSON.parse(JSON.stringify(first.state())));
      for (const value of values.slice(stop)) second.observe(value);
      expect(second.state()).toEqual(whole.state());
      expect(whole(0)).toBeLessThan(1);
    }
  });

  test("refuses a state that cannot be, and keeps its own", () => {
    const schedule = reduceOnPlateau({ initial: 1 });
    const good = schedule.state();
    const refused = (given: object) => () => schedule.restore({ ...good, ...given });
    expect(refused({ rate: -1 })).toThrow("reduceOnPlateau.restore: rate must be a finite number");
    expect(refused({ best: "1" })).toThrow(
      'reduceOnPlateau.restore: best must be a number, got "1"',
    );
    expect(refused({ waited: 0.5 })).toThrow("reduceOnPlateau.restore: waited must be an integer");
    expect(refused({ cooldown: -1 })).toThrow(
      "reduceOnPlateau.restore: cooldown must be an integer",
    );
    expect(refused({ rates: 1 })).toThrow('unknown option "rates"; did you mean "rate"?');
    expect(schedule.state()).toEqual(good);
  });

  test("an optimizer follows it", () => {
    const learningRate = reduceOnPlateau({ initial: 1, factor: 0.5, patience: 0 });
    const optimizer = sgd({ learningRate });
    for (const loss of [2, 2]) learningRate.observe(loss);
    expect(optimizer.learningRate()).toBe(0.5);
  });
});

describe("wrong options", () => {
  test.each<[() => unknown, string]>([
    [
      () => stepDecay({ initial: 1, factor: 1, every: 0 }),
      "stepDecay: every must be an integer of",
    ],
    [
      () => multiStepDecay({ initial: 1, factor: 1, milestones: [3, 2] }),
      "multiStepDecay: milestones must rise, got 2 after 3",
    ],
    [
      () => multiStepDecay({ initial: 1, factor: 1, milestones: [1.5] }),
      "multiStepDecay: milestones[0] must be an integer of at least 0, got 1.5",
    ],
    [() => cosineRestarts({ initial: 1, steps: 2.5 }), "cosineRestarts: steps must be an integer"],
    [
      () => cosineRestarts({ initial: 1, steps: 2, growth: 0.5 }),
      "cosineRestarts: growth must be an integer of at least 1, got 0.5",
    ],
    [() => polynomialDecay({ initial: 1, steps: 2, power: 0 }), "polynomialDecay: power must be"],
    [() => linearWarmup({ steps: -1, schedule: 1 }), "linearWarmup: steps must be an integer"],
    [() => linearWarmup({ steps: 1, schedule: -1 }), "linearWarmup: schedule must be a finite"],
    [() => oneCycle({ maximum: 1, steps: 0 }), "oneCycle: steps must be an integer of at least 1"],
    [
      () => oneCycle({ maximum: 1, steps: 4, warmupShare: 0.6, threePhase: true }),
      "oneCycle: warmupShare must be in [0, 0.5], got 0.6",
    ],
    [
      () => oneCycle({ maximum: 1, steps: 4, annealing: "cos" as never }),
      'oneCycle: annealing must be "cosine" or "linear", got "cos"',
    ],
    [() => reduceOnPlateau({ initial: 1, factor: 1 }), "reduceOnPlateau: factor must be in [0, 1)"],
    [
      () => reduceOnPlateau({ initial: Number.NaN }),
      "reduceOnPlateau: initial must be a finite number of at least 0, got NaN",
    ],
  ])("%#: %s", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe.each<[string, Schedule]>([
  ["stepDecay", stepDecay({ initial: 1, factor: 0.5, every: 2 })],
  ["multiStepDecay", multiStepDecay({ initial: 1, factor: 0.5, milestones: [2] })],
  ["cosineRestarts", cosineRestarts({ initial: 1, steps: 2 })],
  ["polynomialDecay", polynomialDecay({ initial: 1, steps: 2 })],
  ["linearWarmup", linearWarmup({ steps: 2, schedule: 1 })],
  ["oneCycle", oneCycle({ maximum: 1, steps: 9 })],
  ["reduceOnPlateau", reduceOnPlateau({ initial: 1 })],
  ["inverseTimeDecay", inverseTimeDecay({ initial: 1, decay: 1 })],
  ["exponentialDecay", exponentialDecay({ initial: 1, factor: 0.5 })],
  ["cosineDecay", cosineDecay({ initial: 1, steps: 4 })],
])("%s", (name, rate) => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses step %s", (step) => {
    expect(() => rate(step)).toThrow(
      new RangeError(`${name}: step must be an integer of at least 0, got ${step}`),
    );
  });
});
