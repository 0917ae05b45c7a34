import { expect, test } from "vitest";
import { progressLine } from "./progress-line.js";

const epoch = (number: number) => ({
  epoch: number,
  loss: 0.123456,
  accuracy: 0.9375,
  learningRate: 0.05,
});

test("before the first epoch there is an empty bar and no number", () => {
  expect(progressLine(undefined, 10_000, 0, 80).trimEnd()).toBe(
    `${"░".repeat(18)}      0/10000  loss -        accuracy -`,
  );
});

test("half way: half a bar, and as much time left as was taken", () => {
  expect(progressLine(epoch(5000), 10_000, 30, 80).trimEnd()).toBe(
    `${"█".repeat(9)}${"░".repeat(9)}   5000/10000  loss 0.12346  accuracy 0.938  30 s left`,
  );
});

test("at the end the bar is full and no time is left", () => {
  const line = progressLine(epoch(10_000), 10_000, 60, 80);
  expect(line).toContain("█".repeat(18));
  expect(line).not.toMatch(/░|left/);
});

test("in few columns it holds fewer numbers, none of them in part", () => {
  expect(progressLine(epoch(777), 1000, 3, 40)).toBe(" 777/1000  loss 0.12346  accuracy 0.938");
  expect(progressLine(epoch(777), 1000, 3, 39)).toBe(
    `${"█".repeat(10)}${"░".repeat(3)}   777/1000  loss 0.12346`,
  );
});

test.each([20, 60, 62, 80, 200])("is of one length, below %i columns", (width) => {
  const lengths = [undefined, epoch(1), epoch(777), epoch(1000)].map(
    (last) => progressLine(last, 1000, 3, width).length,
  );
  expect(new Set(lengths).size).toBe(1);
  expect(lengths[0]).toBeLessThan(width);
});

test("of a training that goes on, the time left is that of the epochs since", () => {
  const line = progressLine(epoch(75), 100, 25, 80, { before: 50 });
  expect(line).toContain("25 s left");
  expect(progressLine(undefined, 100, 0, 80, { before: 50 })).toMatch(/^█+░+ +50\/100/);
});

test("without an accuracy there is no place for it", () => {
  const { accuracy, ...rest } = epoch(5);
  expect(progressLine(rest, 10, 5, 80, { hasAccuracy: false })).not.toContain("accuracy");
});
