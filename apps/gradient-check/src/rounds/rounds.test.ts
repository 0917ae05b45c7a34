import { matrix } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { expect, test } from "vitest";
import { DOMAINS, intervalDomain, PROBABILITIES } from "./domains.js";
import { ROUND_NAMES, type RoundSettings, roundsFor } from "./rounds-for.js";
import { COLUMN_TARGET_KINDS, TARGET_KINDS } from "./target-kinds.js";

const settings: RoundSettings = {
  domain: DOMAINS[0]!,
  shapes: [
    [4, 3],
    [7, 5],
  ],
  inputs: [],
  names: ROUND_NAMES,
  context: undefined,
  dtype: "float64",
  seed: 0,
};
const described = (rounds: ReturnType<typeof roundsFor>) =>
  rounds.map(({ x, label, extra }) => `${x.rows} x ${x.columns} ${label}${extra ? " +" : ""}`);

test("each shape, and the largest at scales, at ties, in training and in evaluation", () => {
  expect(described(roundsFor(settings))).toEqual([
    "4 x 3 ",
    "7 x 5 ",
    "7 x 5 at scale 0.01 +",
    "7 x 5 at scale 10 +",
    "7 x 5 at scale 1000 +",
    "7 x 5 at zeros and ties +",
    "7 x 5 in training +",
    "7 x 5 in evaluation +",
  ]);
  const contexts = roundsFor(settings).map(({ context }) => context?.training);
  expect(contexts.slice(-3)).toEqual([undefined, true, false]);
});

test("ties hold zeros and equal numbers, scales what they say", () => {
  const rounds = roundsFor({ ...settings, shapes: [[17, 20]] });
  const at = (label: string) => [...rounds.find((round) => round.label === label)!.x.data];
  expect(at("at zeros and ties").filter((value) => value === 0).length).toBeGreaterThan(20);
  expect(new Set(at("at zeros and ties")).size).toBe(7);
  expect(Math.max(...at("at scale 1000"))).toBeGreaterThan(2000);
  expect(Math.max(...at("at scale 0.01").map(Math.abs))).toBeLessThan(0.05);
});

test("what the module says goes before", () => {
  const inputs = [matrix(1, 2, [1, 2])];
  expect(described(roundsFor({ ...settings, shapes: [], inputs }))).toEqual([
    "1 x 2 (as given)",
    "1 x 2 in training +",
    "1 x 2 in evaluation +",
  ]);
  expect(described(roundsFor({ ...settings, names: ["shapes"] }))).toEqual(["4 x 3 ", "7 x 5 "]);
  const trained = roundsFor({ ...settings, context: { training: true } });
  expect(trained.every(({ context }) => context?.training === true)).toBe(true);
  expect(trained).toHaveLength(6);
  expect(roundsFor({ ...settings, dtype: "float32" })[0]!.x.dtype).toBe("float32");
});

test.each([
  [{ low: 0 }, "numbers above 0", 0, Number.POSITIVE_INFINITY],
  [{ low: 1 }, "numbers above 1", 1, Number.POSITIVE_INFINITY],
  [{ high: -2 }, "numbers below -2", Number.NEGATIVE_INFINITY, -2],
  [{ low: -1, high: 1 }, "numbers from -1 to 1", -1, 1],
  [{ low: 3, high: 5 }, "numbers from 3 to 5", 3, 5],
])("numbers of %j lie within, and not at the ends", (interval, name, low, high) => {
  const domain = intervalDomain(interval);
  expect(domain.name).toBe(name);
  const random = randomState(0);
  for (const { data } of [domain.draw(20, 20, random), domain.ties(20, 20, random)]) {
    expect(data.every((value) => value > low && value < high)).toBe(true);
  }
  expect(new Set(domain.ties(20, 20, random).data).size).toBeLessThanOrEqual(3);
});

test("rows of probabilities sum to 1", () => {
  const random = randomState(0);
  for (const { data } of [PROBABILITIES.draw(5, 4, random), PROBABILITIES.ties(5, 4, random)]) {
    for (let row = 0; row < 5; row++) {
      const total = [...data].slice(4 * row, 4 * row + 4).reduce((a, b) => a + b, 0);
      expect(total).toBeCloseTo(1, 14);
    }
  }
});

test("targets have the shape of the predictions, or one number a row", () => {
  const predictions = matrix(6, 4, new Float64Array(24));
  for (const { name, draw, certain } of TARGET_KINDS) {
    const targets = draw(predictions, randomState(0));
    if (certain) expect(targets).toHaveLength(6);
    else expect(targets, name).toMatchObject({ rows: 6, columns: 4 });
  }
  const [labels] = COLUMN_TARGET_KINDS;
  const drawn = labels!.draw(matrix(40, 1, new Float64Array(40)), randomState(0));
  expect(new Set(drawn as readonly number[])).toEqual(new Set([0, 1]));
});
