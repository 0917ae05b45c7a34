import { objectiveOf } from "@adjoint/experiment";
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
  const { hidden, activation, initializer, dtype, loss } = settings;
  const { outputName } = objectiveOf(loss);
  const weights = initializer === "normal" ? `${use("normal")}(0.1)` : use(initializer);
  const options = `{ random, weights: ${weights}${dtype === "float64" ? "" : `, dtype: "${dtype}"`} }`;
  const ops = sizes.slice(1).flatMap((units, i) => {
    const layer = `${use("dense")}(${sizes[i]}, ${units}, ${options})`;
    const after = i < hidden.length ? activation : outputName;
    return after === undefined ? [layer] : [layer, use(after)];
  });
  return [`const network = ${use("sequential")}(`, ...ops.map((op) => `  ${op},`), ");"];
}

function trainingLines(
  settings: LabSettings,
  step: number,
  use: Imports["use"],
): readonly string[] {
  const { optimizer, learningRate, decay, momentum, batchSize } = settings;
  const rate =
    decay === 0
      ? String(learningRate)
      : `${use("inverseTimeDecay")}({ initial: ${learningRate}, decay: ${decay} })`;
  const options = [
    `learningRate: ${rate}`,
    ...(momentum === undefined ? [] : [`momentum: ${momentum}`]),
    ...(optimizer === "adam" ? ["epsilon: 1e-7"] : []),
    'onNonFinite: "skip"',
  ];
  const cut = batchSize === 0 ? "" : `, batchSize: ${batchSize}, random`;
  return [
    `const optimizer = ${use(optimizer)}({ ${options.join(", ")} });`,
    "",
    `const steps = ${use("train")}(network, samples, { loss, optimizer, epochs: ${step}${cut} });`,
    "for (const { step } of steps) {",
    `  if (step === ${step}) break;`,
    "}",
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
