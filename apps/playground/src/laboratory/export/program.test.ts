import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { digits } from "@adjoint/datasets/digits";
import { CURVE_NAMES, DATA_NAMES } from "@adjoint/experiment";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fingerprint } from "../run/fingerprint.js";
import { type Run, startRun } from "../run/run.js";
import { DEFAULTS, DIGITS, type LabSettings, OWN_DATA, SURFACE } from "../settings/lab-settings.js";
import { programFor } from "./program.js";

const STEPS = 23;
const repository = fileURLToPath(new URL("../../../../../", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "program-"));
  await mkdir(join(folder, "node_modules"));
  await symlink(join(repository, "packages/adjoint"), join(folder, "node_modules/adjoint"), "dir");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The settings of the page, each figure with other ones. */
const VARIED: readonly Partial<LabSettings>[] = [
  {},
  { normalization: "batchNorm", dropout: 0.2, schedule: "oneCycle", l1: 0.001, l2: 0.01 },
  { normalization: "layerNorm", schedule: "exponentialDecay", scheduleSteps: 30, dtype: "float32" },
  { batchSize: 7, activation: "relu", initializer: "normal" },
  { dtype: "float32", loss: "categoricalCrossEntropy", optimizer: "rmsprop", momentum: 0.5 },
  { loss: "squaredHinge", optimizer: "sgd", momentum: 0.9, decay: 0.01, batchSize: 16 },
  { hidden: [], initializer: "zeros", loss: "klDivergence" },
  { hidden: [3, 4, 5], loss: "binaryCrossEntropy", activation: "softmax", seed: 4294967295 },
  { hidden: [4], optimizer: "adamW", loss: "negativeLogLikelihood", noise: 0.35 },
];
const NUMBERS = [...CURVE_NAMES, SURFACE];
const CASES = [...DATA_NAMES, ...OWN_DATA, DIGITS, ...NUMBERS].map(
  (data, i): [string, LabSettings] => [
    data,
    {
      ...DEFAULTS,
      points: 12,
      ...VARIED[i % VARIED.length],
      data,
      ...(NUMBERS.includes(data) && { loss: i % 2 === 0 ? "meanSquaredError" : "huber" }),
      ...(data !== "spiral" && data !== "vertical" && data !== "blobs" && { classes: 2 }),
    },
  ],
);

const claimOf = (run: Run) => ({
  step: run.step(),
  fingerprint: fingerprint(run.experiment.network.parameters),
});

test("prints the page's loss and fingerprint, for every figure, and is right TypeScript", async () => {
  const runs = CASES.map(([, settings]) => {
    const run = startRun(settings, { digits });
    for (let i = 0; i < STEPS; i++) run.advance();
    return run;
  });
  const files = await Promise.all(
    CASES.map(async ([name], i) => {
      const text = programFor(runs[i]!, claimOf(runs[i]!), "http://localhost/#x");
      await writeFile(join(folder, `${name}.mts`), text);
      return `${name}.mts`;
    }),
  );
  // One process for all of them: each takes a second to start.
  await writeFile(
    join(folder, "all.mts"),
    files.map((file) => `console.log("${file}");\nawait import("./${file}");\n`).join(""),
  );
  const loader = ["--conditions=@adjoint/source", "--import", import.meta.resolve("tsx")];
  const { stdout } = await promisify(execFile)(process.execPath, [...loader, "all.mts"], {
    cwd: folder,
  });
  const expected = CASES.map(([name], i) => {
    const { step, fingerprint: bits } = claimOf(runs[i]!);
    const { loss } = runs[i]!.measure().training;
    return `${name}.mts\nstep ${step}\nloss ${loss}\nfingerprint ${bits}\nthe same bits as in the page\n`;
  });
  expect(stdout).toBe(expected.join(""));

  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const options = "--noEmit --strict --target es2022 --module nodenext --skipLibCheck".split(" ");
  const found = await promisify(execFile)(
    process.execPath,
    [tsc, ...options, "--customConditions", "@adjoint/source", "--types", "", ...files],
    { cwd: folder },
  ).catch((error: { readonly stdout: string }) => error);
  expect(found.stdout).toBe("");
}, 60_000);

test("at the start it takes no step, and a link stays on its line", () => {
  const run = startRun(DEFAULTS);
  const text = programFor(run, claimOf(run), "http://localhost/#x\nalert(1)");
  expect(text).not.toContain("train(");
  expect(text).toContain("// http://localhost/#xalert(1)\n");
  expect(text).toContain("// npm install adjoint@0.0.0\n");
});
