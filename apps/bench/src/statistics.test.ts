import { expect, test } from "vitest";
import { quantile, summarize } from "./statistics.js";

test("the quartiles are NumPy's, of odd and even counts, in any order", () => {
  // np.percentile([1, 2, 4, 8, 16], [25, 50, 75]) and of [1, 2, 4, 8].
  expect(summarize([16, 2, 1, 8, 4])).toEqual({
    lowerQuartile: 2,
    median: 4,
    upperQuartile: 8,
    samples: 5,
  });
  expect(summarize([8, 1, 4, 2])).toEqual({
    lowerQuartile: 1.75,
    median: 3,
    upperQuartile: 5,
    samples: 4,
  });
});

test("one sample is its own median and quartiles", () => {
  expect(summarize([7])).toEqual({ lowerQuartile: 7, median: 7, upperQuartile: 7, samples: 1 });
});

test("no samples have no median", () => {
  expect(quantile([], 0.5)).toBeNaN();
});

test("an outlier does not move the median", () => {
  expect(summarize([1, 1, 1, 1, 1000]).median).toBe(1);
});
