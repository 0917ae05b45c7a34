import { FormatError } from "@adjoint/checks";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonValue, parseJson } from "./parse-json.js";
import { printFloat32, printFloat64 } from "./print-number.js";

const read = (text: string) => parseJson("load", "the JSON", text);

/** What `JSON.parse` would give. */
function plain(value: JsonValue): unknown {
  if (value instanceof Map) {
    const record = {};
    for (const [name, each] of value) {
      Object.defineProperty(record, name, { value: plain(each), enumerable: true });
    }
    return record;
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

test("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, "\t"), (text, space) => {
      const spaced = JSON.stringify(JSON.parse(text), undefined, space);
      expect(plain(read(spaced))).toEqual(JSON.parse(spaced));
    }),
  );
  expect(read(' { "a" : [ 1e3 , -0.5E-1 , "\\u00e9\\n" , true , null ] } ')).toEqual(
    new Map([["a", [1000, -0.05, "é\n", true, null]]]),
  );
  expect(Object.is(read("-0"), -0)).toBe(true);
});

test("refuses what JSON.parse refuses", () => {
  const texts = fc.string({
    unit: fc.constantFrom(...'{}[]:,"\\u0123456789eE+-. \ttruefalsnx\u0001'.split("")),
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, (text) => {
      let wanted: unknown;
      try {
        wanted = JSON.parse(text);
      } catch {
        expect(() => read(text)).toThrow(FormatError);
        return;
      }
      try {
        expect(plain(read(text))).toEqual(wanted);
      } catch (error) {
        // What is more strict: half characters, names that come twice, infinite numbers.
        expect((error as Error).message).toMatch(/half a character|twice|no number here/);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["", "ends, where it must have a value, at character 0"],
  ["[1,]", 'has "]", where it must have a value, at character 3'],
  ['{"a" 1}', 'has "1", where it must have ":", at character 5'],
  ["{a: 1}", 'has "a", where it must have "\\"", at character 1'],
  ["[01]", 'has "1", where it must have "]", at character 2'],
  ["[1e400]", 'has "1e400", which is no number here, at character 1'],
  ['["a', "ends within a string that begins at character 1"],
  ['["\n"]', "has a control character in a string at character 2"],
  ['["\\x"]', "has a wrong escape in the string at character 1"],
  ['{"a":1,"a":2}', 'has the name "a" twice, again at character 7'],
  ["NaN", 'has "N", where it must have a value, at character 0'],
  ["nul", 'has "n", where it must have a value, at character 0'],
])("%o %s", (text, message) => {
  expect(() => read(text)).toThrow(`load: the JSON ${message}`);
});

describe("numbers have the fewest digits that give them back", () => {
  test("float64", () => {
    expect([0.1, -0, 1e21, 5e-324].map(printFloat64)).toEqual(["0.1", "-0", "1e+21", "5e-324"]);
    expect([Number.NaN, -1 / 0].map(printFloat64)).toEqual(['"NaN"', '"-Infinity"']);
  });

  test("float32, as NumPy prints it", () => {
    const values = [
      0.1,
      1 / 3,
      16777216,
      3.4028234663852886e38,
      1e-45,
      1.1754943508222875e-38,
      -2.5,
    ];
    expect(values.map((value) => printFloat32(Math.fround(value)))).toEqual([
      "0.1",
      "0.33333334",
      "16777216",
      "3.4028235e+38",
      "1e-45",
      "1.1754944e-38",
      "-2.5",
    ]);
  });

  test("every float32 comes back", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const digits = printFloat32(value);
        expect(Object.is(Math.fround(Number(digits)), value)).toBe(true);
        expect(digits.length).toBeLessThanOrEqual(printFloat64(value).length);
      }),
      { numRuns: 2000 },
    );
  });
});
