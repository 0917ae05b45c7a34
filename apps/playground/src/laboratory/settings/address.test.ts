import { expect, test } from "vitest";
import { type Choices, fromAddress, toAddress } from "./address.js";
import { DEFAULTS, type LabSettings } from "./lab-settings.js";

const choices: Choices = {
  data: ["spiral", "moons", "sine"],
  figures: { spiral: { noise: 0.2 }, moons: { noise: 0.1, classes: 2 } },
  activation: ["relu", "tanh"],
  initializer: ["glorotUniform", "normal"],
  loss: ["softmaxCrossEntropy", "meanSquaredError"],
  optimizer: ["adam", "sgd"],
  normalization: ["none", "layerNorm"],
  schedule: ["inverseTimeDecay", "cosineDecay"],
  regression: ["sine"],
  regressionLoss: ["meanSquaredError"],
  momentum: ["sgd"],
};

test.each<[string, Partial<LabSettings>]>([
  ["", {}],
  ["seed=7", { seed: 7 }],
  ["hidden=", { hidden: [] }],
  ["points=20&hidden=3%2C4%2C5&dtype=float32", { points: 20, hidden: [3, 4, 5], dtype: "float32" }],
  [
    "optimizer=sgd&learningRate=0.3&momentum=0.9",
    { optimizer: "sgd", learningRate: 0.3, momentum: 0.9 },
  ],
  ["normalization=layerNorm&dropout=0.3", { normalization: "layerNorm", dropout: 0.3 }],
  [
    "l1=0.01&l2=0.1&schedule=cosineDecay&scheduleSteps=200",
    { l1: 0.01, l2: 0.1, schedule: "cosineDecay", scheduleSteps: 200 },
  ],
  ["testShare=0.2", { testShare: 0.2 }],
  ["data=sine&loss=meanSquaredError", { data: "sine", loss: "meanSquaredError" }],
  ["data=moons&classes=2&batchSize=16", { data: "moons", classes: 2, batchSize: 16 }],
])("'%s' there and back", (address, changes) => {
  const settings = { ...DEFAULTS, ...changes };
  const read = fromAddress(address, choices);
  expect(read).toEqual({ settings, faults: [] });
  expect(decodeURIComponent(toAddress(settings))).toBe(
    decodeURIComponent(
      // The order of the settings, not of the address.
      toAddress(read.settings),
    ),
  );
});

test.each([
  ["points=1e9", "points", "1e9"],
  ["points=2.5", "points", "2.5"],
  ["points=", "points", ""],
  ["noise=NaN", "noise", "NaN"],
  ["seed=-1", "seed", "-1"],
  ["learningRate=Infinity", "learningRate", "Infinity"],
  ["hidden=8,,8", "hidden", "8,,8"],
  ["hidden=25", "hidden", "25"],
  ["hidden=1,1,1,1,1,1,1", "hidden", "1,1,1,1,1,1,1"],
  ["activation=cosine", "activation", "cosine"],
  ["dropout=1", "dropout", "1"],
  ["l2=-1", "l2", "-1"],
  ["schedule=never", "schedule", "never"],
  ["scheduleSteps=0", "scheduleSteps", "0"],
  ["testShare=1", "testShare", "1"],
  ["dtype=int8", "dtype", "int8"],
  ["momentum=0.9", "momentum", "0.9"],
  ["data=moons&classes=3", "classes", "3"],
  ["data=__proto__", "data", "__proto__"],
  ["figures=spiral", "figures", "spiral"],
  ["constructor=1", "constructor", "1"],
  ["<script>=1", "<script>", "1"],
])("'%s' is a fault, and the default stands in for it", (address, key, given) => {
  const { settings, faults } = fromAddress(address, choices);
  expect(faults).toEqual([{ key, given }]);
  const { data, classes } = settings;
  expect(settings).toEqual({ ...DEFAULTS, data, classes: data === "moons" ? 2 : classes });
});

test("a long text is cut in the fault", () => {
  expect(fromAddress(`activation=${"x".repeat(1000)}`, choices).faults[0]!.given).toHaveLength(40);
});

test("numbers are learned with a loss of numbers", () => {
  const settings = { ...DEFAULTS, data: "sine", loss: "meanSquaredError" };
  expect(fromAddress("data=sine", choices)).toEqual({ settings, faults: [] });
  expect(fromAddress("data=sine&loss=softmaxCrossEntropy", choices)).toEqual({
    settings,
    faults: [{ key: "loss", given: "softmaxCrossEntropy" }],
  });
});
