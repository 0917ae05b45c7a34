import { fromRows, type Matrix, toRows } from "@adjoint/matrix";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { describe, expect, test } from "vitest";
import values from "../../../../fixtures/notebook.json" with { type: "json" };
import printed from "../../fixtures/notebook-output.json" with { type: "json" };
import { run } from "../command.js";
import { largestDifference } from "./largest-difference.js";
import { notebook } from "./notebook.js";

const expected = values[0]!;

async function output(args: readonly string[]): Promise<string> {
  const terminal = fakeTerminal();
  expect(await run(args, terminal)).toBe(0);
  expect(terminal.complaints()).toBe("");
  return terminal.written();
}

function expectClose(actual: Matrix, rows: readonly (readonly number[])[]): void {
  toRows(actual).forEach((row, i) => {
    row.forEach((value, j) => {
      const want = rows[i]![j]!;
      expect(Math.abs(value - want)).toBeLessThanOrEqual(1e-14 + 1e-12 * Math.abs(want));
    });
  });
}

describe("notebook", () => {
  test("computes what NumPy computes", () => {
    const result = notebook();
    expect(result.loss).toBe(expected.loss);
    expect(result.accuracy).toBe(expected.accuracy);
    expectClose(result.data.x, expected.X);
    expectClose(result.weights1, expected.W1);
    expectClose(result.weights2, expected.W2);
    expectClose(result.logits, expected.logits);
    expectClose(result.probabilities, expected.probabilities);
    for (const way of [result.fused, result.separate]) {
      expectClose(way.dweights1, expected.dW1);
      expectClose(way.dbiases1, [expected.db1]);
      expectClose(way.dweights2, expected.dW2);
      expectClose(way.dbiases2, [expected.db2]);
    }
  });

  test("the two ways differ in rounding, and in nothing else", () => {
    const { difference, fused, separate } = notebook();
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(1e-16);
    expect(fused.dweights1.data).not.toBe(separate.dweights1.data);
  });

  test("prints every digit that NumPy prints, both ways", async () => {
    const text = await output(["notebook"]);
    expect(text).toContain(`loss: ${printed.loss}\naccuracy: ${printed.accuracy}\n`);
    expect(text).toContain("loss: 1.0984449588022467\naccuracy: 0.34\n");
    expect(text).toContain(`:\n${printed.x}\n`);
    expect(text).toContain(`:\n${printed.probabilities}\n`);
    for (const way of [printed.fused, printed.separate]) {
      for (const [name, value] of Object.entries(way)) {
        expect(text.split(`${name}:\n${value}\n`)).toHaveLength(3);
      }
    }
    expect(text).toMatch(/largest difference: \d\.\d+e-\d+\n$/);
    expect(text).not.toContain("\u001b");
  });

  test("every piece of code is shown in colour where there are colours", async () => {
    const terminal = fakeTerminal({ isTTY: true, env: { COLORTERM: "truecolor" } });
    await run(["notebook"], terminal);
    expect(terminal.written()).toContain("\u001b[36m");
    expect(terminal.written()).toContain(printed.fused.dweights1);
  });

  test.each([["notebook --json"], ["--json notebook"]])("%s: a cell a line", async (args) => {
    const lines = (await output(args.split(" "))).trimEnd().split("\n");
    const cells: Record<string, unknown>[] = lines.map((line) => JSON.parse(line));
    expect(cells.map(({ type, way }) => [type, way].join(" ").trim())).toEqual([
      "data",
      "network",
      "forward",
      "loss",
      "backward fused",
      "backward separate",
      "result",
    ]);
    expect(cells[3]).toEqual({ type: "loss", loss: expected.loss, accuracy: 0.34 });
    expectClose(fromRows(cells[4]!.dweights1 as number[][]), expected.dW1);
    expect(cells[6]).toMatchObject({ loss: expected.loss, accuracy: 0.34 });
  });
});

test("largestDifference finds the one entry that is off", () => {
  const a = [fromRows([[1, 2]]), fromRows([[3], [4]])];
  const b = [fromRows([[1, 2]]), fromRows([[3], [4.5]])];
  expect(largestDifference(a, b)).toBe(0.5);
  expect(largestDifference(a, a)).toBe(0);
});
