import { objectiveOf, type Points } from "@adjoint/experiment";
import { isMatrix } from "@adjoint/matrix";
import { DARKEST } from "../data/digits/digit-points.js";
import type { Run } from "../run/run.js";
import { DIGITS, type LabSettings } from "../settings/lab-settings.js";
import type { Imports } from "./imports.js";

/** The lines of a program that make the samples. */
export function dataLines({ settings, experiment }: Run, use: Imports["use"]): readonly string[] {
  if (experiment.isRegression) {
    const curve = CURVES[settings.data];
    return [
      ...(curve
        ? [`const data = ${curve(settings, use)};`]
        : surfaceLines(settings, experiment, use)),
      "const samples = { x: data.x, y: data.y };",
    ];
  }
  const { otherTarget } = objectiveOf(settings.loss);
  if (settings.data === DIGITS) return digitLines(settings, otherTarget, use);
  const figure = FIGURES[settings.data];
  const lines = figure
    ? [`const data = ${figure(settings, use)};`]
    : givenLines(settings, experiment.data, use);
  if (otherTarget === undefined) return [...lines, "const samples = { x: data.x, y: data.y };"];
  return [...lines, ...oneHotLines(experiment.data.classes, otherTarget, settings.dtype, use)];
}

/** The digits: some to learn from, the others left aside. */
function digitLines(
  { testShare, dtype }: LabSettings,
  otherTarget: number | undefined,
  use: Imports["use"],
): readonly string[] {
  const lines = [
    `const all = ${use("digits")}({ dtype: "${dtype}" });`,
    `const pixels = ${use("scale")}(all.x, 1 / ${DARKEST});`,
    `const parts = ${use("split")}(`,
    "  { x: pixels, y: all.y, classes: all.classes },",
    `  { test: ${testShare}, stratify: true, random },`,
    ");",
    "const data = parts.train;",
  ];
  if (otherTarget === undefined) return [...lines, "const samples = { x: data.x, y: data.y };"];
  return [...lines, ...oneHotLines(10, otherTarget, dtype, use)];
}

function oneHotLines(
  classes: number,
  otherTarget: number,
  dtype: string,
  use: Imports["use"],
): readonly string[] {
  return [
    `const targets = ${use("generate")}(`,
    "  data.x.rows,",
    `  ${classes},`,
    `  (i, j) => (data.y[i] === j ? 1 : ${otherTarget}),`,
    `  "${dtype}",`,
    ");",
    "const samples = { x: data.x, y: targets };",
  ];
}

/** Points that no figure draws, each with its place and its class. */
function givenLines(
  { data, dtype }: LabSettings,
  { x, y }: Points,
  use: Imports["use"],
): readonly string[] {
  const points = Array.from(y, (label, i) => [x.data[2 * i], x.data[2 * i + 1], label]);
  return [
    "const points = [",
    ...points.map((point) => `  [${point.join(", ")}],`),
    "];",
    "const data = {",
    `  x: ${use("matrix")}(${x.rows}, 2, points.flatMap(([x = 0, y = 0]) => [x, y]), "${dtype}"),`,
    "  y: points.map(([, , label = 0]) => label),",
    "};",
    ...(data === "rule"
      ? [
          "// Drawing the points took so much of the stream.",
          `for (let i = 0; i < ${2 * x.rows}; i++) random.uniform(-1, 1);`,
          `for (let i = 0; i < ${2 * x.rows}; i++) random.normal();`,
        ]
      : []),
  ];
}

/** Places of the plane, each with the number to be learned. */
function surfaceLines(
  { dtype }: LabSettings,
  { data: { x, targets } }: Run["experiment"],
  use: Imports["use"],
): readonly string[] {
  const values = isMatrix(targets) ? targets.data : [];
  return [
    "const points = [",
    ...Array.from(values, (value, i) => `  [${x.data[2 * i]}, ${x.data[2 * i + 1]}, ${value}],`),
    "];",
    "const data = {",
    `  x: ${use("matrix")}(${x.rows}, 2, points.flatMap(([x = 0, y = 0]) => [x, y]), "${dtype}"),`,
    `  y: ${use("matrix")}(${x.rows}, 1, points.map(([, , value = 0]) => value), "${dtype}"),`,
    "};",
  ];
}

/** How a program draws each curve, as `tools/experiment` does. */
const CURVES: Readonly<Record<string, (settings: LabSettings, use: Imports["use"]) => string>> = {
  sine: (settings, use) => `${use("sine")}({ samples: ${settings.points}, ${rest(settings)} })`,
  cubic: ofFunction(() => "2 * x * x * x - x"),
  bump: ofFunction((use) => `${use("exp")}(-8 * x * x)`),
  tent: ofFunction(() => "1 - 2 * Math.abs(x)"),
  steps: ofFunction(() => "Math.floor(2 * x + 0.5) / 2"),
  chirp: ofFunction((use) => `${use("sin")}(4 * (x + 1) * (x + 1))`),
};

function ofFunction(f: (use: Imports["use"]) => string): (typeof CURVES)[string] {
  return (settings, use) =>
    `${use("curve")}((x) => ${f(use)}, { samples: ${settings.points}, ${rest(settings)} })`;
}

/** How a program draws each figure, as `tools/experiment` does. */
const FIGURES: Readonly<Record<string, (settings: LabSettings, use: Imports["use"]) => string>> = {
  spiral: byClasses("spiral"),
  vertical: byClasses("vertical"),
  moons: (settings, use) =>
    `${use("moons")}({ samples: [${settings.points}, ${settings.points}], ${rest(settings)} })`,
  circles: (settings, use) =>
    `${use("circles")}({ samples: [${settings.points}, ${settings.points}], factor: 0.5, ${rest(settings)} })`,
  xor: bySamples("xor"),
  checkerboard: bySamples("checkerboard"),
  blobs: ({ points, classes, noise, dtype }, use) =>
    [
      `${use("blobs")}({`,
      `  samples: new Array<number>(${classes}).fill(${points}),`,
      `  centers: ${use("generate")}(${classes}, 2, (i, j) =>`,
      `    (j === 0 ? ${use("cos")} : ${use("sin")})((2 * Math.PI * i) / ${classes}),`,
      "  ),",
      `  standardDeviation: ${noise},`,
      `  dtype: "${dtype}",`,
      "  random,",
      "})",
    ].join("\n"),
};

function byClasses(name: string): (typeof FIGURES)[string] {
  return (settings, use) =>
    `${use(name)}({ points: ${settings.points}, classes: ${settings.classes}, ${rest(settings)} })`;
}

function bySamples(name: string): (typeof FIGURES)[string] {
  return (settings, use) => `${use(name)}({ samples: ${2 * settings.points}, ${rest(settings)} })`;
}

function rest({ noise, dtype }: LabSettings): string {
  return `noise: ${noise}, dtype: "${dtype}", random`;
}
