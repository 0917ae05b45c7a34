import {
  ACTIVATION_NAMES,
  experiment,
  INITIALIZER_NAMES,
  LOSS_NAMES,
  OPTIMIZER_NAMES,
} from "@adjoint/experiment";
import { train } from "@adjoint/training";
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { addPlaneOptions, readPlaneOptions } from "./plane-options.js";

function experimentOf(args: readonly string[]) {
  const command = new Command();
  addPlaneOptions(command);
  return experiment(readPlaneOptions(command.parse(args, { from: "user" })));
}

test("layers of the sizes asked for, in the number format asked for", () => {
  const { network, sizes, parameterCount, data } = experimentOf(
    "--hidden 5,4 --classes 2 --dtype float32".split(" "),
  );
  expect(sizes).toEqual([2, 5, 4, 2]);
  expect(network.parameters.map(({ value }) => [value.rows, value.columns])).toEqual([
    [2, 5],
    [1, 5],
    [5, 4],
    [1, 4],
    [4, 2],
    [1, 2],
  ]);
  expect(parameterCount).toBe(15 + 24 + 10);
  expect(network.parameters.every(({ value }) => value.dtype === "float32")).toBe(true);
  expect(data.x.dtype).toBe("float32");
});

test("fresh points come from the next seed, the last one's next is 0", () => {
  const { data, fresh, freshSeed } = experimentOf(["--seed", "4294967295"]);
  expect(freshSeed).toBe(0);
  expect(fresh.x.data).toEqual(experimentOf([]).data.x.data);
  expect(fresh.x.data).not.toEqual(data.x.data);
});

describe("whatever the family has", () => {
  const small = (...args: readonly string[]) => [...args, "--points", "4", "--hidden", "4"];
  const step = (args: readonly string[]) => {
    const { network, data, loss, optimizer } = experimentOf(args);
    const [first] = train(network, { x: data.x, y: data.targets }, { loss, optimizer, epochs: 1 });
    return first!;
  };

  test.each(ACTIVATION_NAMES)("--activation %s", (name) => {
    expect(step(small("--activation", name)).loss).toBeGreaterThan(0);
  });

  test.each(INITIALIZER_NAMES)("--initializer %s", (name) => {
    expect(step(small("--initializer", name)).loss).toBeGreaterThan(0);
  });

  test.each(OPTIMIZER_NAMES)("--optimizer %s", (name) => {
    expect(step(small("--optimizer", name)).learningRate).toBeGreaterThan(0);
  });

  test.each(LOSS_NAMES)("--loss %s, with an accuracy", (name) => {
    const { loss, accuracy } = step(small("--loss", name));
    expect(Number.isFinite(loss)).toBe(true);
    expect(accuracy! * 12).toBeCloseTo(Math.round(accuracy! * 12), 12);
  });
});
