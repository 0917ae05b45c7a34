import { expect, test } from "vitest";
import { readFields } from "./read-fields.js";

test("reads what is allowed", () => {
  const fields = readFields("a=two&b=7&c=1,-2.5,1e3&d=yes");
  expect(fields.name("a", ["one", "two"], "one")).toBe("two");
  expect(fields.integer("b", 9, 0)).toBe(7);
  expect(fields.numbers("c", ",", () => true, [])).toEqual([1, -2.5, 1000]);
  expect(fields.isOn("d")).toBe(true);
  expect(fields.faults()).toEqual([]);
});

test("what is not there has its usual value", () => {
  const fields = readFields("");
  expect(fields.name("a", ["one", "two"], "one")).toBe("one");
  expect(fields.integer("b", 9, 4)).toBe(4);
  expect(fields.numbers("c", ",", () => true, [5])).toEqual([5]);
  expect(fields.isOn("d")).toBe(false);
  expect(fields.faults()).toEqual([]);
});

test.each([
  "name=three",
  "name=__proto__",
  "integer=10",
  "integer=-1",
  "integer=1.5",
  "integer=1e0",
  "integer=",
  "numbers=1,,2",
  "numbers=",
  "numbers=1,x",
  "numbers=1,Infinity",
  "numbers=NaN",
  `numbers=${"1".repeat(30)}`,
  "numbers=1,2,3",
  "isOn=true",
  "unknown=1",
])("'%s' is a fault, and the usual value stands in for it", (fragment) => {
  const fields = readFields(fragment);
  expect(fields.name("name", ["one", "two"], "one")).toBe("one");
  expect(fields.integer("integer", 9, 4)).toBe(4);
  expect(fields.numbers("numbers", ",", ({ length }) => length < 3, [5])).toEqual([5]);
  expect(fields.isOn("isOn")).toBe(false);
  const [key, given] = fragment.split("=");
  expect(fields.faults()).toEqual([{ key, given }]);
});
