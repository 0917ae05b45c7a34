import { expect, test } from "vitest";
import { commandFor } from "./command.js";
import { DEFAULTS } from "./lab-settings.js";

test("a command has all settings that it needs", () => {
  const command = commandFor({ ...DEFAULTS, optimizer: "sgd", momentum: 0.9, batchSize: 8 }, false);
  expect(command).toMatch(/^npm start -- --data spiral --points 100 /);
  expect(command).toContain(" --momentum 0.9 --batch-size 8 ");
});

test("a curve has a command of its own", () => {
  const command = commandFor({ ...DEFAULTS, data: "tent", loss: "meanSquaredError" }, true);
  expect(command).toMatch(/^npm start -- regression --curve tent --points 100 --noise 0.1 /);
});

test.each([
  { data: "own" },
  { data: "rule" },
  { data: "surface" },
  { data: "digits" },
  { dropout: 0.1 },
  { testShare: 0.2 },
])("there is no command for %s", (changes) => {
  expect(commandFor({ ...DEFAULTS, ...changes }, false)).toBeUndefined();
});
