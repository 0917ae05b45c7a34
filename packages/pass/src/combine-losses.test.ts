import { expect, test } from "vitest";
import { combineLosses, type LossSummary, summarizeLoss } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const mean = (loss: number, total: number, accuracy?: number, counted = total): LossSummary => ({
  loss,
  reduction: "mean",
  total,
  counted,
  ...(accuracy !== undefined && { accuracy }),
});

const parts = [mean(2, 6, 0.5, 2), mean(5, 2, 1, 6)];

test("means are weighted by what they divided by, accuracies by the rows that count", () => {
  expect(combineLosses(parts)).toEqual(mean(2.75, 8, 0.875, 8));
  expect(combineLosses([combineLosses(parts), mean(11, 8)]).loss).toBe(6.875);
});

test("sums are added, and their accuracies are weighted all the same", () => {
  const sums = parts.map((part) => ({ ...part, reduction: "sum" }) as const);
  expect(combineLosses(sums)).toEqual({ ...mean(7, 8, 0.875, 8), reduction: "sum" });
});

test("parts where nothing counts add nothing, and what counts lets NaN and infinity through", () => {
  expect(combineLosses([mean(nan, 0, nan), mean(3, 2, 0.5)])).toEqual(mean(3, 2, 0.5));
  expect(combineLosses([mean(inf, 1), mean(3, 2)]).loss).toBe(inf);
  expect(combineLosses([mean(nan, 1), mean(3, 2)]).loss).toBe(nan);
  expect(combineLosses([mean(1.5e308, 1), mean(1.5e308, 1)]).loss).toBe(1.5e308);
});

test("where nothing counts in any, the loss says what that is", () => {
  expect(combineLosses([mean(nan, 0, nan), mean(nan, 0, nan)])).toEqual(mean(nan, 0, nan));
  expect(combineLosses([mean(0, 0, nan), mean(0, 0, nan)])).toEqual(mean(0, 0, nan));
  expect(combineLosses([])).toEqual(mean(nan, 0));
});

test("an accuracy is there if every part has one", () => {
  expect(combineLosses([mean(1, 1, 1), mean(1, 1)])).toEqual(mean(1, 2));
});

test("a single part keeps its bits", () => {
  for (const total of [3, 0.7, 1e-300]) {
    expect(combineLosses([mean(0.1, total, 1 / 3, 3)])).toEqual(mean(0.1, total, 1 / 3, 3));
  }
});

test("means and sums do not mix", () => {
  expect(() => combineLosses([mean(1, 1), { ...mean(1, 1), reduction: "sum" }])).toThrow(
    new RangeError("combineLosses: some parts are means and others sums"),
  );
});

test("a pass that says nothing is the mean over its rows", () => {
  expect(summarizeLoss({ output: 2 }, 5)).toEqual(mean(2, 5));
  const said = { output: 2, accuracy: 0.5, reduction: "sum", total: 7, counted: 4 } as const;
  expect(summarizeLoss(said, 5)).toEqual({ ...mean(2, 7, 0.5, 4), reduction: "sum" });
});

test("what is no array of summaries is told", () => {
  for (const [parts, words] of [
    [{ length: 1, 0: mean(1, 1) }, "an object { 0, length }"],
    [mean(1, 1), "an object { loss, reduction, total, ... }"],
    [undefined, "undefined"],
  ] as const) {
    expect(() => combineLosses(parts as never)).toThrow(
      new TypeError(`combineLosses: parts must be an array of summaries of losses, got ${words}`),
    );
  }
  expect(() => combineLosses([[1] as never])).toThrow(
    new TypeError("combineLosses: part 0 must be an object with a loss, got an array of 1"),
  );
});

test.each([-1, nan, inf])("a part does not count %s", (count) => {
  const told = (name: string) => `${name} of part 0 must be a finite number of at least 0`;
  expect(() => combineLosses([mean(1, count, 1, 1)])).toThrow(told("total"));
  expect(() => combineLosses([mean(1, 1, 1, count)])).toThrow(told("counted"));
  expect(() => summarizeLoss({ output: 1, total: count }, 1)).toThrow(RangeError);
});
