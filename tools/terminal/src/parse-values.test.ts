import { expect, test } from "vitest";
import { oneOf } from "./parse-values.js";

test("oneOf gives a name of the list, and names the list and the nearest to a wrong one", () => {
  const parse = oneOf(["relu", "softmax"]);
  expect(parse("softmax")).toBe("softmax");
  expect(() => parse("sofmax")).toThrow(
    "It must be one of relu, softmax.\n(Did you mean softmax?)",
  );
  expect(() => parse("gelu_tanh")).toThrow(/^It must be one of relu, softmax\.$/);
});
