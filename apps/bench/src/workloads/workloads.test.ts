import { afterAll, describe, expect, test } from "vitest";
import { disagreement } from "../agreement.js";
import { operands } from "../operands.js";
import { adjoint } from "../peers/adjoint.js";
import type { Job, Prepared } from "../servers/protocol.js";
import { allOf, bundleSize, packageNames } from "./bundles.js";
import { convolutionJob } from "./convolution.js";
import { digits } from "./digits.js";
import { drawn, drawnLabels } from "./drawn.js";
import { growthPlot } from "./growth.js";
import { spiralProblem, stepJob } from "./training-step.js";

const files = operands();
afterAll(files.remove);

const { workloads } = adjoint();
const prepare = async (job: Job): Promise<Prepared> => workloads[job.workload]!(job);
const checkOf = async (job: Job) => (await prepare(job)).check();

describe("a training step", () => {
  const problem = spiralProblem(8, 10);

  test("has the same losses in float32 and in float64, and they fall", async () => {
    const single = await checkOf(stepJob(files, problem, "float32", 0));
    const double = await checkOf(stepJob(files, problem, "float64", 0));
    expect(disagreement(single, double)).toBeUndefined();
    expect(double[0]).toBeCloseTo(Math.log(3), 2);
    expect(double[2]!).toBeLessThan(double[0]!);
  });

  test("starts anew after a reset", async () => {
    const step = await prepare(stepJob(files, problem, "float32", 0));
    const first = await step.check();
    for (let k = 0; k < 20; k++) step.run();
    expect(step.run()).not.toBe(first[0]);
    step.reset!();
    expect([step.run(), step.run(), step.run()]).toEqual(first);
  });

  test("goes on from where it converged", async () => {
    const step = await prepare(stepJob(files, problem, "float32", 300));
    const [first] = await step.check();
    expect(step.reset).toBeUndefined();
    expect(step.run() as number).toBeLessThan(first! * 0.8);
  });

  test("takes the digits as well", async () => {
    const { x, y } = digits(5);
    expect([x.rows, x.columns, Math.max(...x.data)]).toEqual([5, 64, 1]);
    expect(y).toEqual([0, 1, 2, 3, 4]);
    const losses = await checkOf(stepJob(files, { sizes: [64, 8, 10], x, y }, "float32", 0));
    expect(losses[0]).toBeCloseTo(Math.log(10), 0);
  });
});

describe("a network of convolutions", () => {
  test("has the same losses in float32 and in float64, and they fall", async () => {
    const single = await checkOf(convolutionJob(files, 2, "float32", false, 6));
    const double = await checkOf(convolutionJob(files, 2, "float64", false, 6));
    expect(disagreement(single, double)).toBeUndefined();
    expect(double[0]).toBeCloseTo(Math.log(10), 0);
    expect(double[2]!).toBeLessThan(double[0]!);
  });

  test("goes forward alone", async () => {
    const single = await checkOf(convolutionJob(files, 2, "float32", true, 6));
    const double = await checkOf(convolutionJob(files, 2, "float64", true, 6));
    expect(disagreement(single, double)).toBeUndefined();
    expect(double[0]!).toBeGreaterThan(0);
  });
});

describe("a product", () => {
  const product = (variant: string, transposed: boolean): Job => ({
    workload: "product",
    params: { variant, transposeA: 0, transposeB: transposed ? 1 : 0 },
    inputs: {
      a: files.matrix(drawn(3, 4, "float32", [0, 1])),
      b: files.matrix(transposed ? drawn(5, 4, "float32", [0, 1]) : drawn(4, 5, "float32", [0, 1])),
    },
  });

  test.each([false, true])("is the same in a workspace and in arrays", async (transposed) => {
    const resident = await checkOf(product("resident", transposed));
    expect(await checkOf(product("ordinary", transposed))).toEqual(resident);
    expect(resident[0]).toBeGreaterThan(0);
  });
});

describe("the fused loss", () => {
  const loss = (variant: string): Job => ({
    workload: "loss",
    params: { variant },
    inputs: {
      logits: files.matrix(drawn(6, 4, "float32", [-2, 2])),
      labels: files.labels(drawnLabels(6, 4)),
    },
  });

  test.each(["separate", "jacobian"])("agrees with the %s way", async (variant) => {
    expect(
      disagreement(await checkOf(loss(variant)), await checkOf(loss("fused"))),
    ).toBeUndefined();
  });

  test("is not compared with a copy", async () => {
    expect(await checkOf(loss("copy"))).toEqual([]);
  });
});

test("exp agrees with Math.exp", async () => {
  const x = files.matrix(drawn(3, 5, "float64", [-10, 10]));
  const job = (variant: string) => ({ workload: "exp", params: { variant }, inputs: { x } });
  const wanted = await checkOf(job("Math.exp"));
  expect(disagreement(await checkOf(job("resident")), wanted)).toBeUndefined();
  expect(disagreement(await checkOf(job("ordinary")), wanted)).toBeUndefined();
});

test("the ceiling repeats as many operations as it is told, of the machine's best", async () => {
  const params = { dtype: "float64", operations: 4800 };
  const ceiling = await prepare({ workload: "ceiling", params, inputs: {} });
  expect(ceiling.run()).toBe(ceiling.run());
  expect(await ceiling.check()).toEqual([]);
});

test("an operand that is missing is named", async () => {
  const job = { workload: "exp", params: { variant: "resident" }, inputs: {} };
  await expect(prepare(job)).rejects.toThrow("exp: no input x");
});

test("the plot has every size of batch on its axis", () => {
  const seconds = { median: 1e-5, lowerQuartile: 1e-5, upperQuartile: 1e-5, samples: 1 };
  const cases = [1, 64, 4096].map((work) => ({
    name: `batch of ${work}`,
    work,
    results: [{ contender: "adjoint", seconds }],
  }));
  const drawing = growthPlot(cases);
  for (const size of ["1", "64", "4096", "10000"]) expect(drawing).toContain(size);
  expect(growthPlot(cases.slice(0, 1))).toContain("too few points");
});

test("a bundle holds what is imported, and is smaller gzipped", async () => {
  expect(packageNames()).toContain("@adjoint/random");
  const { minified, gzipped } = await bundleSize(allOf(["@adjoint/random"]), ["@adjoint/source"]);
  expect(minified).toBeGreaterThan(1000);
  expect(gzipped).toBeLessThan(minified);
});
