// Draws every loss of entries with its derivative, and writes docs/losses.md, which shows them.
import { readFileSync } from "node:fs";
import * as losses from "@adjoint/losses";
import { full, matrix } from "@adjoint/matrix";
import { drawCurve } from "./draw-curve.mjs";

const README = new URL("../../../packages/losses/README.md", import.meta.url);
const STEPS = 400;

const numbers = { target: 0, from: -4, to: 4 };
const signs = { target: 1, from: -3, to: 3 };
const answers = { target: 1, from: -5, to: 5 };
/** The target that each is drawn for, and the predictions. */
const DRAWN = {
  meanSquaredError: { ...numbers, from: -2, to: 2 },
  meanAbsoluteError: numbers,
  huber: numbers,
  smoothL1: numbers,
  logCosh: numbers,
  poissonNegativeLogLikelihood: { target: 2, from: -2, to: 2 },
  binaryCrossEntropy: { target: 1, from: 0.2, to: 1 },
  binaryCrossEntropyWithLogits: answers,
  focal: answers,
  hinge: signs,
  squaredHinge: { ...signs, from: -1, to: 3 },
  softMargin: signs,
  hingeEmbedding: { target: -1, from: -1, to: 3 },
  klDivergence: { target: 0.5, from: -5, to: 0 },
};

/** `[path, text]` of every file, paths from the root. */
export function lossFiles() {
  const rows = rowsOfReadme();
  const drawn = rows.filter(({ name }) => name in DRAWN);
  const pictures = drawn.map(({ name, formula }) => [
    `docs/curves/${name}.svg`,
    drawCurve({
      name,
      formula: formula.replace(/`/g, "").replace(/; .*/, ""),
      points: pointsOf(name),
      labels: ["l", "dl/dp"],
    }),
  ]);
  const others = rows.filter(({ name }) => !(name in DRAWN));
  return [...pictures, ["docs/losses.md", page(drawn, others)]];
}

/** Names, formulas and what they are of: the README's tables, where each loss has its row. */
function rowsOfReadme() {
  const lines = readFileSync(README, "utf8").matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm);
  return Array.from(lines, ([, name, formula, of]) => ({
    name,
    formula: formula.replaceAll("\\|", "|"),
    of,
  })).filter(({ name }) => name in losses);
}

function pointsOf(name) {
  const { target, from, to } = DRAWN[name];
  const ps = Array.from({ length: STEPS + 1 }, (_, k) => from + ((to - from) * k) / STEPS);
  const targets = full(1, ps.length, target);
  const loss = new Map(Object.entries(losses)).get(name);
  const pass = loss(matrix(1, ps.length, ps), targets, { reduction: "none" });
  const slopes = pass.backward(full(1, ps.length, 1));
  return ps.map((x, k) => ({ x, y: pass.output.data[k], slope: slopes.data[k] }));
}

function page(drawn, others) {
  const link = (name) => {
    const stem = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `[\`${name}\`](../packages/losses/src/${stem}.ts)`;
  };
  const cell = (text) => text.replaceAll("|", "\\|");
  const curve = (name) =>
    `<img src="curves/${name}.svg" alt="${name} and its derivative, for the target ${DRAWN[name].target}" width="300">`;
  return `# Losses

<!-- Written by \`npm run curves\`, from the functions and the README of their package. Do not edit: it is overwritten. -->

The losses of [@adjoint/losses](../packages/losses/README.md) that compare a prediction with a target, drawn by the
functions themselves: the loss of an entry in blue, its derivative by the prediction in orange and dashed. Those with
options are drawn with the defaults.

| loss | l and dl/dp | of an entry | of | drawn for the target |
| --- | --- | --- | --- | --- |
${drawn
  .map(({ name, formula, of }) =>
    tableRow([link(name), curve(name), cell(formula), of, DRAWN[name].target]),
  )
  .join("\n")}

These look at several inputs, at a whole row, or at parameters:

| loss | formula |
| --- | --- |
${others.map(({ name, formula }) => tableRow([link(name), cell(formula)])).join("\n")}
`;
}

const tableRow = (cells) => `| ${cells.join(" | ")} |`;
