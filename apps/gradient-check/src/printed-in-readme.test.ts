import { readFileSync } from "node:fs";
import { softmax } from "@adjoint/activations";
import { categoricalCrossEntropy } from "@adjoint/losses";
import { fromRows } from "@adjoint/matrix";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the loss that the README calls the largest of a clipped row is", () => {
  const [, largest, example, label, exact] =
    /is ([\d.]+) at most: so for logits ([\d, ]+) and label (\d), where it is (\d+)\./.exec(
      readme,
    )!;
  const logits = fromRows([example!.split(", ").map(Number)]);
  const clipped = categoricalCrossEntropy(softmax(logits).output, [Number(label)]).output;
  expect(clipped.toFixed(3)).toBe(largest);
  expect(softmaxCrossEntropy(logits, [Number(label)]).output.toFixed(0)).toBe(exact);
});
