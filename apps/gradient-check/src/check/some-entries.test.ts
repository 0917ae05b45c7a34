import { dense } from "@adjoint/layers";
import { matrix, sum } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { expect, test } from "vitest";
import { narrow } from "./narrow.js";
import { rewindable } from "./rewindable.js";
import { runCheck } from "./run-check.js";
import { someEntries } from "./some-entries.js";
import type { Subject } from "./types.js";

const x = matrix(2, 3, [1, -2, 3, -4, 5, -6]);
const layer = dense(3, 4, { random: randomState(0) });
const loss = (p: typeof x) => softmaxCrossEntropy(p, [0, 1]);

test.each<[string, Subject, number]>([
  ["x of an op", { x, op: layer }, 0],
  ["the weights of a layer", { x, op: layer }, 1],
  ["the predictions of a loss", { x, loss }, 0],
  ["x of a network", { x, network: layer, loss }, 0],
  ["the biases of a network", { x, network: layer, loss }, 2],
])("some entries of %s have the gradients they have among all", (_, subject, tensor) => {
  const indices = tensor === 2 ? [1, 3] : [4, 0, 5];
  const before = layer.parameters.map(({ value }) => [...value.data]);
  const options = { random: randomState(3), entries: true } as const;
  const all = runCheck(subject, options).tensors[tensor]!.entries!;
  const some = runCheck(someEntries(subject, tensor, indices), {
    ...options,
    random: randomState(3),
  });
  expect(some.verdict).toBe("passed");
  expect(some.tensors).toHaveLength(1);
  expect(some.tensors[0]!.entries!.map(({ analytic }) => analytic)).toEqual(
    indices.map((k) => all[k]!.analytic),
  );
  expect(layer.parameters.map(({ value }) => [...value.data])).toEqual(before);
  expect([...x.data]).toEqual([1, -2, 3, -4, 5, -6]);
});

test("one wrong entry among thousands is found", () => {
  const wide = matrix(
    40,
    100,
    Array.from({ length: 4000 }, (_, k) => Math.sin(k)),
  );
  const wrong: Subject = {
    x: wide,
    loss: (m) => ({
      output: sum(m),
      backward: (upstream = 1) => ({
        ...m,
        data: m.data.map((_, k) => (k === 1234 ? -upstream : upstream)),
      }),
    }),
  };
  const entries = narrow(wrong, 0, { random: randomState(0) });
  const failed = entries.filter(({ status }) => status === "fail");
  expect(failed.map(({ row, column }) => [row, column])).toEqual([[12, 34]]);
  expect(entries.length).toBeLessThan(200);
});

test("a random state that is taken back draws the same again", () => {
  const { random, mark, rewind } = rewindable(0);
  const first = random.normal();
  expect(first).toBe(randomState(0).normal());
  mark();
  const drawn = [random.random(), random.normal(), random.randint(0, 9), random.uniform(1, 2)];
  const permuted = [...random.permutation(5), ...random.choice(9, 3)];
  rewind();
  const again = [random.random(), random.normal(), random.randint(0, 9), random.uniform(1, 2)];
  expect(again).toEqual(drawn);
  expect([...random.permutation(5), ...random.choice(9, 3)]).toEqual(permuted);
});
