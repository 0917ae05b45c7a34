import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { beforeAll, expect, test } from "vitest";
import * as right from "../../testing/right-exports.js";
import * as wrong from "../../testing/wrong-exports.js";
import type { Finding } from "../check/types.js";
import { run } from "../command.js";
import { byName, outcomeOf } from "../report/outcomes.js";
import type { Report } from "../report/types.js";

const here = (path: string) => fileURLToPath(new URL(`../../testing/${path}`, import.meta.url));

async function reportOn(file: string, args: readonly string[] = []): Promise<Report> {
  const terminal = fakeTerminal();
  await run([here(file), "--json", ...args], terminal);
  return JSON.parse(terminal.written());
}

// One seed, and ten by `npm run gradients`.
const SEEDS = Math.min(10, Number(process.env.ADJOINT_SEEDS ?? 1));
const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

const outcomes = ({ checks }: Report) =>
  [...byName(checks)].map(([name, own]) => [name, outcomeOf(own)]);
const all = (module: object, outcome: string) =>
  Object.keys(module)
    .sort()
    .map((name) => [name, outcome]);

let ofWrong: Report;
let ofRight: Report;
beforeAll(async () => {
  [ofWrong, ofRight] = await Promise.all([
    reportOn("wrong-exports.ts"),
    reportOn("right-exports.ts"),
  ]);
}, 300_000);

test.each(seeds)("every wrong export fails, at seed %i", async (seed) => {
  expect(Object.keys(wrong)).toHaveLength(16);
  const report = seed === 0 ? ofWrong : await reportOn("wrong-exports.ts", ["--seed", `${seed}`]);
  expect(outcomes(report)).toEqual(all(wrong, "failed"));
});

test("small inputs around 0 do not show what is wrong", () => {
  const small = ofWrong.checks.filter(({ inputs, shape }) => inputs === "" && shape[0] < 8);
  expect(small.every(({ verdict }) => verdict === "passed")).toBe(true);
});

test.each(seeds)("every right one passes, on inputs that suit it, at seed %i", async (seed) => {
  const report = seed === 0 ? ofRight : await reportOn("right-exports.ts", ["--seed", `${seed}`]);
  expect(outcomes(report)).toEqual(all(right, "passed"));
});

test.each([
  ["relu6WithoutUpperMask", /above about 6 .* There it is not zero, and should be/],
  ["hardSwishBeyond3", /above about 3 /],
  ["hardTanhWithoutMask", /\|x\| is above about 5 /],
  ["batchOver8", /only with many rows: right with 7, wrong with 17/],
  ["rowFrom8On", /only from row 8 on. There it is zero/],
  ["columnFrom10On", /only from column 10 on. There it is half/],
  ["lastColumnOfMany", /only in column 19. There it is zero/],
  ["inTrainingOnly", /only in training. It is half/],
  ["inEvaluationOnly", /only in evaluation. It is twice/],
  ["sigmoidAtMinus800", /below about -\d+ .* There backward gives NaN/],
  ["absoluteAtExactZero", /exactly 0. There backward gives NaN/],
  ["smoothAtExactZero", /exactly 0. There it is zero/],
  ["softplusBeyond20", /above about 20 /],
  ["tinyIsZero", /\|x\| is below about 0.01 /],
  ["maxOfFirst16", /only in row 16. There it is zero/],
])("why %s is likely wrong", (name, cause) => {
  expect(findingOn(name).likely.join(" ")).toMatch(cause);
});

function findingOn(name: string): Finding {
  return ofWrong.findings.find((finding) => finding.name === name)!;
}

test("a finding says how many entries are wrong, of how many, and the value at the worst", () => {
  const { inputs, count, compared, entries, worst } = findingOn("relu6WithoutUpperMask");
  expect(inputs).toMatch(/^17 x 20 at scale 10/);
  expect([compared, entries]).toEqual([340, 340]);
  expect(count).toBeGreaterThan(50);
  expect(worst.x).toBeGreaterThan(6);
});

test.each([
  ["log", "its inputs are numbers above 0, found by trying"],
  ["squareRoot", "its inputs are numbers above 0, found by trying"],
  ["strictLog", "its inputs are numbers above 0, found by trying"],
  ["arcSine", "its inputs are numbers from -1 to 1, found by trying"],
  ["arcCosineHyperbolic", "its inputs are numbers above 1, found by trying"],
  ["logit", "its inputs are numbers from 0 to 1, found by trying"],
  ["logOfProbabilities", "its inputs are rows of probabilities, found by trying"],
  ["crossEntropy", "its targets are class indices, found by trying"],
  ["clippedCrossEntropy", "its inputs are rows of probabilities: outside of [0, 1] its"],
  ["meanSquaredError", "its targets are a matrix of any numbers, found by trying"],
  ["softmaxCrossEntropyOfRows", "its targets are one-hot rows, found by trying; with a matrix of"],
  ["binaryCrossEntropy", "its targets are one-hot rows, found by trying"],
  ["exponential", "not checked at 17 x 20 at scale 1000: its output is not finite"],
])("what was found out of %s", (name, text) => {
  const notes = ofRight.notes.filter((note) => note.name === name).map((note) => note.text);
  expect(notes).toContainEqual(expect.stringContaining(text));
});

test("the wrong ones are named in what a terminal shows", async () => {
  const terminal = fakeTerminal();
  expect(await run([here("wrong-exports.ts"), "--export", "huberBeyond5"], terminal)).toBe(1);
  expect(terminal.written()).toContain("✗ huberBeyond5 at 17 x 20 at scale 1000");
  expect(await readFile(here("wrong-exports.ts"), "utf8")).toContain("huberBeyond5");
});
