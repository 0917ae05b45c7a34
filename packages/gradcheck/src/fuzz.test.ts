import { expect, test } from "vitest";
import { fuzz } from "../testing/fuzz/check-expression.js";

// How many random expressions: 500, and 20,000 by `npm run gradients`.
const COUNT = Number(process.env.ADJOINT_EXPRESSIONS ?? 500);
const PARTS = 10;

test.each(Array.from({ length: PARTS }, (_, part) => part))(
  "random expressions, part %i of 10: right ones are not accused, wrong ones are found",
  (part) => {
    const surprises: string[] = [];
    for (let seed = part; seed < COUNT; seed += PARTS) {
      const mode = seed % 20 < 10 ? "entries" : "projections";
      for (const { factor, verdict, expected } of fuzz(seed, mode)) {
        if (verdict !== expected)
          surprises.push(`seed ${seed}, ${mode}, times ${factor}: ${verdict}`);
      }
    }
    expect(surprises).toEqual([]);
  },
  600_000,
);
