import { fromRows, full, matrix, ShapeError } from "@adjoint/matrix";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import files from "../../../../fixtures/files.json" with { type: "json" };
import { matrixOf, parseCsv, readCsv, readNpy, toCsv, writeNpy } from "../index.js";
import { iris } from "../real/iris.js";

describe("npy", () => {
  const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));
  const same = ["f8", "f4", "i4", "u4", "u2", "i1", "u1", "scalar", "empty", "special"];

  test.each(same)("%s: the bytes that NumPy wrote", (name) => {
    const bytes = bytesOf(files.npy[name as keyof typeof files.npy].file);
    expect(writeNpy(readNpy(bytes))).toEqual(bytes);
  });

  test.each(["f2", "i2", "i8", "u8", "bool", "big-endian", "fortran"])(
    "%s comes back as it was read",
    (name) => {
      const read = readNpy(bytesOf(files.npy[name as keyof typeof files.npy].file));
      expect(readNpy(writeNpy(read))).toEqual(read);
    },
  );

  test.each(["float64", "float32"] as const)("a matrix of %s, every bit", (dtype) => {
    const m = matrix(2, 3, [1, -0, Number.NaN, 5e-324, Number.POSITIVE_INFINITY, 0.1]);
    const given = dtype === "float64" ? m : { ...m, dtype, data: Float32Array.from(m.data) };
    expect(matrixOf(readNpy(writeNpy(given as typeof m)), dtype)).toEqual(given);
  });

  test.each([
    [{ shape: [2], data: [1, 2] }, TypeError, "got an object { shape, data }"],
    [{ shape: [2], data: new BigInt64Array(2) }, TypeError, "an array { shape, data } of numbers"],
    [
      { shape: [1.5], data: new Float64Array(2) },
      RangeError,
      "shape[0] must be an integer of at least 0, got 1.5",
    ],
    [
      { shape: [3], data: new Float64Array(2) },
      ShapeError,
      "array has 2 numbers, and the shape [3]",
    ],
    [{ shape: new Array(1), data: new Float64Array(1) }, RangeError, "shape[0] must be an integer"],
  ])("%o is refused", (array, Kind, message) => {
    expect(() => writeNpy(array as never)).toThrow(Kind);
    expect(() => writeNpy(array as never)).toThrow(message);
  });
});

describe("csv", () => {
  test("a data set with its names comes back", () => {
    const data = iris();
    const text = toCsv(data, { labels: "species" });
    expect(text.split("\n").length).toBe(152);
    const { x, y, classes, featureNames, classNames } = readCsv(text, {
      labels: "species",
      classNames: data.classNames,
    });
    expect({ x, y, classes, featureNames, classNames }).toEqual(data);
  });

  test("any numbers and any names come back", () => {
    const number = fc.oneof(
      fc.double(),
      fc.constantFrom(-0, Number.NaN, Number.NEGATIVE_INFINITY, 5e-324),
    );
    const name = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "é"), maxLength: 4 });
    const names = fc.uniqueArray(name, { minLength: 2, maxLength: 2 });
    const delimiters = fc.constantFrom(",", ";", "\t");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number), { minLength: 1 }),
        names,
        delimiters,
        (rows, given, delimiter) => {
          const x = fromRows(rows);
          const text = toCsv({ x, featureNames: given }, { delimiter });
          expect([...parseCsv(text, { delimiter })][0]).toEqual(given);
          const read = readCsv(text, { delimiter });
          expect(read.x.data.every((value, i) => Object.is(value, x.data[i]))).toBe(true);
        },
      ),
    );
  });

  test("values to predict stand after the features", () => {
    const x = fromRows([[1, 2]]);
    const text = toCsv({ x, y: matrix(1, 1, [0.5]), targetNames: ["price"] });
    expect(text).toBe("column 0,column 1,price\n1,2,0.5\n");
    expect(readCsv(text, { targets: ["price"] }).y.data[0]).toBe(0.5);
    expect(toCsv({ x, y: x }, { header: false, delimiter: ";" })).toBe("1;2;1;2\n");
    expect(toCsv(x)).toBe("column 0,column 1\n1,2\n");
  });

  test.each<[object, object, string]>([
    [{ x: full(2, 1, 1), y: [0] }, ShapeError, "y has 1 rows, and x 2"],
    [
      { x: full(1, 1, 1), featureNames: ["a", "b"] },
      ShapeError,
      "there are 2 featureNames, for 1 columns",
    ],
    [
      { x: full(1, 1, 1), y: [2], classNames: ["a", "b"] },
      RangeError,
      "y[0] must be a label below 2, got 2",
    ],
    [{ x: full(1, 1, 1), y: [0.5] }, RangeError, "y[0] must be a label, got 0.5"],
    [{ x: full(1, 1, 1), featureNames: [3] }, TypeError, "featureNames[0] must be a string, got 3"],
  ])("%o is refused", (table, Kind, message) => {
    expect(() => toCsv(table as never)).toThrow(Kind as never);
    expect(() => toCsv(table as never)).toThrow(message);
  });
});
