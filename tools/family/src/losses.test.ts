// What holds for every loss of the family that compares predictions with targets.
import { relu } from "@adjoint/activations";
import { dense } from "@adjoint/layers";
import { cosineEmbedding, gaussianNegativeLogLikelihood, tripletMargin } from "@adjoint/losses";
import {
  add,
  asType,
  concatenateRows,
  generate,
  isMatrix,
  type Matrix,
  sliceRows,
  square,
} from "@adjoint/matrix";
import { sequential, sumGradients, type Targets } from "@adjoint/pass";
import { linearSoftmaxCrossEntropy, softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import { drawPredictions, drawTargets } from "./gradients/draw-kinds.js";
import { drawFor, LOSSES } from "./index.js";

const compared = LOSSES.flatMap(({ name, comparison }) =>
  comparison ? [[name, comparison] as const] : [],
);

const rowsOf = (targets: Targets, from: number, to: number): Targets =>
  isMatrix(targets) ? sliceRows(targets, from, to) : Array.from(targets).slice(from, to);

describe("parts of a batch that are told one total add up to the whole", () => {
  test.each(compared)("%s", (_, { loss, predictions, targets: kind }) => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      for (const dtype of ["float64", "float32"] as const) {
        const draw = drawFor([7, 3], dtype, seed);
        const x = drawPredictions(predictions, draw);
        const drawn = drawTargets(kind, draw);
        // Ignored rows and class weights differ from part to part; so do weights of rows.
        const labels = isMatrix(drawn) ? undefined : Array.from(drawn);
        const ignores = takes({ ignoreIndex: -100 }, (options) => loss(x, drawn, options));
        if (labels && ignores && seed % 2 === 0) labels[seed] = labels[0] = -100;
        const targets = labels ?? asType(drawn as Matrix, dtype);
        const options = labels ? { classWeights: [1, 2, 5] } : {};
        const whole = loss(x, targets, options);
        const weights = { weights: generate(7, 1, (i) => (i === 2 ? 0 : 1 + i), dtype) };
        const weighed = takes(weights, (own) => loss(x, targets, { ...options, ...own }));
        for (const cut of [0, 1, 4, 7]) {
          for (const [all, given] of [
            [whole, () => options],
            [weighed, (from: number, to: number) => ({ ...options, ...slice(weights, from, to) })],
          ] as const) {
            if (all === undefined) continue;
            const passes = [
              [0, cut],
              [cut, 7],
            ].map(([from, to]) =>
              loss(sliceRows(x, from!, to!), rowsOf(targets, from!, to!), {
                ...given(from!, to!),
                total: all.total,
                partial: true,
              }),
            );
            // The order of a sum is all that differs: of as many losses as there are entries.
            const epsilon = dtype === "float64" ? Number.EPSILON : 2 ** -23;
            const [first, second] = passes.map((pass) => pass.output) as [number, number];
            const size = Math.abs(first) + Math.abs(second);
            expect(Math.abs(first + second - all.output)).toBeLessThanOrEqual(8 * epsilon * size);
            for (const pass of passes) expect(pass.reduction).toBe("sum");
            const gradients = passes.flatMap((pass) => [...pass.backward(0.7).data]);
            // Each row of the gradient has the bits that it has in the whole.
            expect(gradients).toEqual([...all.backward(0.7).data]);
          }
        }
      }
    }
  });
});

/** How far numbers lie from others, beside the largest of them. */
function distance(actual: ArrayLike<number>, wanted: ArrayLike<number>): number {
  const size = Array.from(wanted).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const errors = Array.from(wanted, (want, k) => Math.abs(actual[k]! - want));
  return Math.max(0, ...errors) / size;
}

describe("parts of a batch give a network the gradients of the whole", () => {
  test.each([1, 2, 3])("seed %i", (seed) => {
    const { normal, random } = drawFor([12, 4], "float64", seed);
    const network = sequential(dense(4, 8, { random }), relu, dense(8, 3, { random }));
    const x = normal(12, 4);
    const labels = Array.from({ length: 12 }, (_, i) => (i % 5 === 0 ? -100 : i % 3));
    const options = { classWeights: [1, 0, 5], labelSmoothing: 0.1 };
    const whole = network(x);
    const loss = softmaxCrossEntropy(whole.output, labels, options);
    whole.backward(loss.backward());
    const wanted = network.parameters.map(({ gradient }) => gradient.data.slice());
    let sum = 0;
    const steps = [0, 1, 2].map((part) => () => {
      const [from, to] = [part * 5, Math.min(12, part * 5 + 5)];
      // The total goes through the network's context, as whatever the loss may look at.
      const context = { total: loss.total, partial: true };
      const pass = network(sliceRows(x, from, to), context);
      const cost = softmaxCrossEntropy(pass.output, labels.slice(from, to), {
        ...options,
        ...context,
      });
      sum += cost.output;
      pass.backward(cost.backward());
    });
    sumGradients(network.parameters, steps);
    expect(distance([sum], [loss.output])).toBeLessThan(1e-15);
    network.parameters.forEach(({ gradient }, i) => {
      expect(distance(gradient.data, wanted[i]!)).toBeLessThan(1e-15);
    });
  });
});

describe("parts of several inputs add up, too", () => {
  const { normal, labels } = drawFor([9, 4], "float64", 4);
  const [a, b, c] = [normal(9, 4), normal(9, 4), normal(9, 4)];
  const signs = Array.from({ length: 9 }, (_, i) => (i % 3 === 0 ? 1 : -1));
  const variances = add(square(c), 0.1);
  const classes = labels();
  const rows = (m: Matrix, [from, to]: Range) => sliceRows(m, from, to);
  type Range = readonly [from: number, to: number];
  type Several = (
    range: Range,
    options: object,
  ) => { readonly output: number; readonly total: number; readonly backward: () => object };
  const linear: Several = (range, options) => {
    const targets = classes.slice(...range);
    return linearSoftmaxCrossEntropy(
      rows(a, range),
      sliceRows(b, 0, 4),
      sliceRows(c, 0, 1),
      targets,
      {
        classWeights: [1, 2, 0, 3],
        ...options,
      },
    );
  };
  test.each<[string, Several]>([
    [
      "cosineEmbedding",
      (at, given) => cosineEmbedding(rows(a, at), rows(b, at), signs.slice(...at), given),
    ],
    ["tripletMargin", (at, given) => tripletMargin(rows(a, at), rows(b, at), rows(c, at), given)],
    [
      "gaussianNegativeLogLikelihood",
      (at, given) =>
        gaussianNegativeLogLikelihood(rows(a, at), rows(b, at), rows(variances, at), given),
    ],
    ["linearSoftmaxCrossEntropy", linear],
  ])("%s", (name, loss) => {
    const whole = loss([0, 9], {});
    const { total } = whole;
    const parts = (
      [
        [0, 4],
        [4, 9],
      ] as const
    ).map((range) => loss(range, { total }));
    expect(distance([parts[0]!.output + parts[1]!.output], [whole.output])).toBeLessThan(1e-15);
    const gradients = parts.map((part) => part.backward() as Record<string, Matrix>);
    for (const [input, wanted] of Object.entries(whole.backward() as Record<string, Matrix>)) {
      const [first, second] = gradients.map((each) => each[input]!) as [Matrix, Matrix];
      // Parameters are the same in all parts: their gradients are added. Rows have the bits that they have in the whole.
      if (wanted.rows < 9)
        expect(distance(add(first, second).data, wanted.data), input).toBeLessThan(1e-14);
      else expect(concatenateRows([first, second]), `${name}, ${input}`).toEqual(wanted);
    }
  });
});

/** What a call gives with an option; undefined where it knows none of that name. */
function takes<Pass>(option: object, call: (option: object) => Pass): Pass | undefined {
  try {
    return call(option);
  } catch (error) {
    expect(String(error)).toContain(`unknown option "${Object.keys(option)[0]}"`);
    return undefined;
  }
}

function slice({ weights }: { readonly weights: Matrix }, from: number, to: number) {
  return { weights: sliceRows(weights, from, to) };
}
