import { expect, test } from "vitest";
import { fuzz } from "../testing/fuzz/check-expression.js";

// How many random expressions: 500, and 20,000 by `npm run gradients`.
const COUNT = Number(process.env.ADJOINT_EXPRESSIONS ?? 500);
const PARTS = 10;

test.each(Array.from({ length: PARTS }, (_, part) => part))(
  "random expressions, part %i of 10: right ones are not accused, wrong ones are found",
  (part) => {
    for (let seed = part; seed < COUNT; seed += PARTS) {
      const mode = seed % 20 < 10 ? "entries" : "projections";
      const { right, wrong } = fuzz(seed, mode);
      expect({ seed, mode, right }).toEqual({ seed, mode, right: "passed" });
      for (const verdict of wrong ?? []) {
        expect({ seed, mode, verdict }).toEqual({ seed, mode, verdict: "failed" });
      }
    }
  },
  600_000,
);
