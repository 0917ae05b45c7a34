// Draws every activation and loss of entries with its derivative into docs/curves, and writes docs/activations.md
// and docs/losses.md, which show them: `npm run curves`. A test tells when they are not up to date.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as exported from "@adjoint/activations";
import { full, matrix } from "@adjoint/matrix";
import { docsOf } from "./curves/docs-of.mjs";
import { drawCurve } from "./curves/draw-curve.mjs";
import { lossFiles } from "./curves/loss-files.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const STEPS = 400;
/** Where a function bends outside of [-5, 5]. */
const INTERVALS = { relu6: [-3, 9] };

const { activation: _, ...ops } = exported;

/** `[path, text]` of every file, paths from the root. */
export function curveFiles() {
  const names = Object.keys(ops).sort();
  const elementwise = names.filter((name) => isElementwise(ops[name]));
  const pictures = elementwise.map((name) => {
    const formula = docsOf(name).formula.replace(/`/g, "");
    return [`docs/curves/${name}.svg`, drawCurve({ name, formula, points: pointsOf(name) })];
  });
  const others = names.filter((name) => !elementwise.includes(name));
  return [...pictures, ["docs/activations.md", page(elementwise, others)], ...lossFiles()];
}

/** Whether each entry of the output depends on its own entry of the input alone: found by trying. */
function isElementwise(op) {
  const values = [-1.5, 0.25, 2, 3];
  const { output } = op(matrix(1, values.length, values));
  if (output.columns !== values.length) return false;
  return values.every((value, k) => op(matrix(1, 1, [value])).output.data[0] === output.data[k]);
}

function pointsOf(name) {
  const [left, right] = INTERVALS[name] ?? [-5, 5];
  const xs = Array.from({ length: STEPS + 1 }, (_, k) => left + ((right - left) * k) / STEPS);
  const pass = ops[name](matrix(1, xs.length, xs));
  const slopes = pass.backward(full(1, xs.length, 1));
  return xs.map((x, k) => ({ x, y: pass.output.data[k], slope: slopes.data[k] }));
}

function page(elementwise, others) {
  const cell = (text) => text.replace(/\|/g, "\\|");
  const link = (name) => {
    const stem = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `[\`${name}\`](../packages/activations/src/${stem}.ts)`;
  };
  const rowOf = (name) => {
    const { title, formula, gradient } = docsOf(name);
    return [`${link(name)}<br>${title}`, cell(formula), cell(gradient)];
  };
  const curve = (name) =>
    `<img src="curves/${name}.svg" alt="${name} and its derivative" width="300">`;
  return `# Activations

<!-- Written by \`npm run curves\`, from the functions and their docstrings. Do not edit: it is overwritten. -->

The activations of [@adjoint/activations](../packages/activations/README.md), drawn by the functions themselves: y
in blue, its derivative in orange and dashed. Those with options are drawn with the defaults. The right
sides of a formula and its gradient are for each element; dx is what \`backward\` gives for dy.

| activation | y and dy/dx | formula | gradient |
| --- | --- | --- | --- |
${elementwise.map((name) => tableRow(rowOf(name).toSpliced(1, 0, curve(name)))).join("\n")}

These look at a whole row:

| activation | formula | gradient |
| --- | --- | --- |
${others.map((name) => tableRow(rowOf(name))).join("\n")}
`;
}

const tableRow = (cells) => `| ${cells.join(" | ")} |`;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(`${root}docs/curves`, { recursive: true });
  const files = curveFiles();
  for (const file of readdirSync(`${root}docs/curves`)) {
    if (!files.some(([path]) => path === `docs/curves/${file}`))
      rmSync(`${root}docs/curves/${file}`);
  }
  for (const [path, text] of files) writeFileSync(`${root}${path}`, text);
  console.log(`${files.length - 2} curves in docs/curves, docs/activations.md and docs/losses.md`);
}
