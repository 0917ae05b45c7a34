import { expect, test } from "vitest";
import numpy from "../../../../fixtures/ziggurat.json" with { type: "json" };
import { zigguratTables } from "./ziggurat-tables.js";

test("the tables are NumPy's, to the last bit", () => {
  const { widths, heights, limits } = zigguratTables();
  const found = { limits: [...limits], widths: [...widths], heights: [...heights] };
  expect(found).toEqual(numpy);
});
