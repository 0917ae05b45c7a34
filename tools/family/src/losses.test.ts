// What holds for every loss of the family that compares predictions with targets.
import { asType, generate, isMatrix, type Matrix, sliceRows } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
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
            const tolerance = dtype === "float64" ? 1e-12 : 1e-5;
            const sum = passes.reduce((so, pass) => so + pass.output, 0);
            expect(Math.abs(sum - all.output)).toBeLessThan(tolerance * (1 + Math.abs(all.output)));
            for (const pass of passes) expect(pass.reduction).toBe("sum");
            const gradients = passes.flatMap((pass) => [...pass.backward(0.7).data]);
            const wanted = all.backward(0.7).data;
            expect(gradients).toHaveLength(wanted.length);
            gradients.forEach((g, k) => {
              expect(Math.abs(g - wanted[k]!)).toBeLessThan(tolerance * (1 + Math.abs(wanted[k]!)));
            });
          }
        }
      }
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
