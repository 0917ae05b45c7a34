import { fakeTerminal } from "@adjoint/terminal/testing";
import { expect, test, vi } from "vitest";
import { runCatalogue } from "./run-catalogue.js";

const events: string[] = [];
let total: number | undefined;

vi.mock("./progress.js", () => ({
  progressOn: (_: unknown, of: number) => {
    total = of;
    return {
      about: (text: string) => events.push(text),
      step: () => events.push("step"),
      end: () => events.push("end"),
    };
  },
}));

test("progress counts every piece of work, after it is done", async () => {
  const options = { export: [], seed: 0, dtype: "float64", timeout: 1, quick: true } as const;
  const { checks, comparison } = await runCatalogue("0.0.0", options, fakeTerminal());
  const steps = events.filter((event) => event === "step").length;
  expect(steps).toBe(total);
  expect(steps).toBe(checks.length + comparison!.cases.length + 3);
  const notebook = events.indexOf("notebook");
  expect(events.slice(notebook - 1, notebook + 3)).toEqual([
    "step",
    "notebook",
    "step",
    "random, 3 classes",
  ]);
  expect(events.slice(-3)).toEqual(["time by classes", "step", "end"]);
  // The whole catalogue takes long on a busy machine.
}, 180_000);
