import { exponentialRate, objectiveOf } from "@adjoint/experiment";
import manifest from "adjoint/package.json" with { type: "json" };
import type { Run } from "../run/run.js";
import type { LabSettings } from "../settings/lab-settings.js";
import type { Claim } from "../settings/link.js";
import { dataLines } from "./data-lines.js";
import { type Imports, imports } from "./imports.js";

/** A TypeScript program that takes the steps of the page with the published packages. */
export function programFor(run: Run, claim: Claim, link: string): string {
  const { settings } = run;
  const names = imports();
  const { use } = names;
  const body = [
    `const random = ${use("randomState")}(${settings.seed});`,
    ...dataLines(run, use),
    "",
    ...networkLines(run, use),
    `const loss = ${use(settings.loss)};`,
    ...(claim.step === 0 ? [] : trainingLines(settings, claim.step, use)),
    "",
    `const found = ${use("evaluate")}(network, samples, { loss });`,
    "const bits = fingerprint(network.parameters);",
    `console.log("step", ${claim.step});`,
    'console.log("loss", found.loss);',
    'console.log("fingerprint", bits);',
    `console.log(bits === "${claim.fingerprint}" ? "the same bits as in the page" : "other bits than in the page");`,
    "",
    ...FINGERPRINT,
  ];
  return `${[...headLines(link), names.text(), "", ...body].join("\n")}\n`;
}

function headLines(link: string): readonly string[] {
  return [
    "// A run of the Adjoint playground:",
    `// ${link.replaceAll(/\s/g, "")}`,
    "//",
    `// npm install adjoint@${manifest.version}`,
    "// Then, with Node 22.18 or later: node adjoint-run.mts. With an older one: npx tsx adjoint-run.mts",
  ];
}

function networkLines(
  { settings, experiment: { sizes } }: Run,
  use: Imports["use"],
): readonly string[] {
  const { hidden, activation, initializer, normalization, dropout, dtype, loss } = settings;
  const { outputName } = objectiveOf(loss);
  const weights = initializer === "normal" ? `${use("normal")}(0.1)` : use(initializer);
  const ofType = dtype === "float64" ? "" : `, { dtype: "${dtype}" }`;
  const options = `{ random, weights: ${weights}${dtype === "float64" ? "" : `, dtype: "${dtype}"`} }`;
  const ops = sizes.slice(1).flatMap((units, i) => {
    const layer = `${use("dense")}(${sizes[i]}, ${units}, ${options})`;
    if (i === hidden.length) return outputName === undefined ? [layer] : [layer, use(outputName)];
    const normalize = normalization === "none" ? [] : [`${use(normalization)}(${units}${ofType})`];
    const drop = dropout > 0 ? [`${use("dropout")}({ p: ${dropout} })`] : [];
    return [layer, ...normalize, use(activation), ...drop];
  });
  return [`const network = ${use("sequential")}(`, ...ops.map((op) => `  ${op},`), ");"];
}

function trainingLines(
  settings: LabSettings,
  step: number,
  use: Imports["use"],
): readonly string[] {
  const { optimizer, momentum, batchSize, dropout } = settings;
  const options = [
    `learningRate: ${rateText(settings, use)}`,
    ...(momentum === undefined ? [] : [`momentum: ${momentum}`]),
    ...(optimizer === "adam" ? ["epsilon: 1e-7"] : []),
    'onNonFinite: "skip"',
  ];
  const cut = batchSize === 0 ? "" : `, batchSize: ${batchSize}`;
  const draws = batchSize === 0 && dropout === 0 ? "" : ", random";
  const penalty = penaltyLines(settings, use);
  const costs = penalty.length > 0 ? ", penalty" : "";
  return [
    `const optimizer = ${use(optimizer)}({ ${options.join(", ")} });`,
    ...penalty,
    "",
    `const steps = ${use("train")}(network, samples, { loss, optimizer, epochs: ${step}${cut}${draws}${costs} });`,
    "for (const { step } of steps) {",
    `  if (step === ${step}) break;`,
    "}",
  ];
}

/** The learning rate, or its schedule. */
function rateText(
  { learningRate, decay, schedule, scheduleSteps: steps }: LabSettings,
  use: Imports["use"],
): string {
  if (schedule === "inverseTimeDecay" && decay === 0) return String(learningRate);
  const options: Readonly<Record<string, string>> = {
    inverseTimeDecay: `initial: ${learningRate}, decay: ${decay}`,
    cosineDecay: `initial: ${learningRate}, steps: ${steps}`,
    exponentialDecay: `initial: ${learningRate}, factor: ${exponentialRate(steps)}`,
    linearWarmup: `steps: ${steps}, schedule: ${learningRate}`,
    oneCycle: `maximum: ${learningRate}, steps: ${steps}`,
    stepDecay: `initial: ${learningRate}, factor: 0.5, every: ${steps}`,
  };
  return `${use(schedule)}({ ${options[schedule]} })`;
}

/** What the weights of dense layers cost, without their biases. */
function penaltyLines({ l1, l2 }: LabSettings, use: Imports["use"]): readonly string[] {
  const passes = [
    ...(l1 > 0 ? [`${use("l1Penalty")}(weights, { strength: ${l1} })`] : []),
    ...(l2 > 0 ? [`${use("l2Penalty")}(weights, { strength: ${l2} })`] : []),
  ];
  if (passes.length === 0) return [];
  return [
    'const weights = network.parameters.filter(({ name }) => name.startsWith("weights"));',
    "const penalty = () => {",
    `  const passes = [${passes.join(", ")}];`,
    "  return {",
    "    output: passes.reduce((sum, { output }) => sum + output, 0),",
    "    backward: (upstream?: number) => {",
    "      for (const pass of passes) pass.backward(upstream);",
    "    },",
    "  };",
    "};",
  ];
}

const FINGERPRINT: readonly string[] = [
  "/** FNV-1a of all bits of the weights, over 64 bits. */",
  "function fingerprint(parameters: typeof network.parameters): string {",
  "  let hash = 0xcbf29ce484222325n;",
  "  for (const { value } of parameters) {",
  "    const { buffer, byteOffset, byteLength } = value.data;",
  "    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) {",
  "      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);",
  "    }",
  "  }",
  '  return hash.toString(16).padStart(16, "0");',
  "}",
];
