import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import {
  assertBoolean,
  assertFinite,
  assertFunction,
  assertInteger,
  assertInterval,
  assertList,
  assertNumber,
  assertNumbers,
  assertOneOf,
  assertOptions,
  assertRecord,
  assertString,
  describeValue,
  nearestWord,
  type OptionNames,
} from "./index.js";

describe("describeValue", () => {
  test.each<[unknown, string]>([
    [3, "3"],
    ["3", '"3"'],
    [-0, "-0"],
    [Number.NaN, "NaN"],
    [0n, "0n"],
    [true, "true"],
    [undefined, "undefined"],
    [null, "null"],
    ["", '""'],
    [[], "an array of 0"],
    [[1, [2]], "an array of 2"],
    [new Float32Array(12), "a Float32Array of 12"],
    [new Int8Array(1), "an Int8Array of 1"],
    [new Uint8Array(1), "a Uint8Array of 1"],
    [runInNewContext("new Float32Array(2)"), "a Float32Array of 2"],
    [{ rows: 2, columns: 3, dtype: "float64", data: [] }, "a float64 matrix [2, 3]"],
    [{}, "an empty object"],
    [{ a: 1, b: 2, c: 3, d: 4 }, "an object { a, b, c, ... }"],
    [Object.create(null), "an empty object"],
    [new Map(), "a Map"],
    [Promise.resolve(), "a Promise"],
    [new (class Net {})(), "a Net"],
    [function relu() {}, "the function relu"],
    [(() => () => {})(), "a function"],
    [Symbol("x"), "a symbol"],
  ])("%s", (value, words) => {
    expect(describeValue(value)).toBe(words);
  });

  test("stays short, whatever it is given", () => {
    const long = "x".repeat(6000);
    for (const value of [long, 10n ** 5000n, { [long]: 1 }, { [long]: 1, [`${long}y`]: 2 }]) {
      expect(describeValue(value).length).toBeLessThan(160);
    }
    expect(describeValue(long)).toMatch(/\.\.\. \(6000 characters\)$/);
  });
});

describe("nearestWord", () => {
  const words = [
    "learningRate",
    "labelSmoothing",
    "positiveWeights",
    "batchSize",
    "checked",
    "float32",
    "float64",
  ];

  test.each([
    ["learningrate", "learningRate"],
    ["learning_rate", "learningRate"],
    ["learning-rate", "learningRate"],
    ["lr", "learningRate"],
    ["label_smoothing", "labelSmoothing"],
    ["pos_weight", "positiveWeights"],
    ["batchsize", "batchSize"],
    ["bacthSize", "batchSize"],
    ["check", "checked"],
    ["cheked", "checked"],
    ["f32", "float32"],
    ["Float64", "float64"],
    ["flaot32", "float32"],
  ])("%s means %s", (word, meant) => {
    expect(nearestWord(word, words)).toBe(meant);
  });

  test.each(["--lr", "--learn-rate", "--learningRate"])(
    "%s means an option of a command",
    (word) => {
      expect(nearestWord(word, ["--loss", "--learning-rate", "--noise"])).toBe("--learning-rate");
    },
  );

  test.each(["float16", "int32", "colour", "x", "", "__proto__", "y".repeat(10_000)])(
    "%s means nothing",
    (word) => {
      expect(nearestWord(word, words)).toBeUndefined();
    },
  );

  test("the same word but for case wins over one that begins alike", () => {
    expect(nearestWord("tol", ["tolerance", "tol"])).toBe("tol");
    expect(nearestWord("TOL", ["tolerance", "tol"])).toBe("tol");
  });
});

describe("assertOptions", () => {
  interface Options {
    readonly rate: number;
    readonly momentum?: number;
    readonly onEmpty?: string | undefined;
  }
  const names: OptionNames<Options> = {
    rate: "required",
    momentum: "optional",
    onEmpty: "optional",
  };
  const check = (options: unknown) => () => assertOptions("sgd", options, names);

  test("accepts what is known, and undefined for what is optional", () => {
    expect(check({ rate: 1 })).not.toThrow();
    expect(check({ rate: 1, momentum: undefined })).not.toThrow();
    expect(check(Object.assign(Object.create(null), { rate: 1 }))).not.toThrow();
    expect(() => assertOptions("f", undefined, { a: "optional" })).not.toThrow();
  });

  test("the list of names is complete: the compiler finds what is missing", () => {
    // @ts-expect-error momentum is forgotten
    const forgotten: OptionNames<Options> = { rate: "required", onEmpty: "optional" };
    const wrong: OptionNames<Options> = {
      // @ts-expect-error rate must be given
      rate: "optional",
      momentum: "optional",
      onEmpty: "optional",
    };
    expect([forgotten, wrong]).toHaveLength(2);
  });

  test.each<[unknown, string]>([
    [{ rate: 1, momentun: 0 }, 'sgd: unknown option "momentun"; did you mean "momentum"?'],
    [{ rate: 1, x: 0 }, 'sgd: unknown option "x"; the options are rate, momentum, onEmpty'],
    [
      { rate: 1, ["__proto__"]: 1 },
      'sgd: unknown option "__proto__"; the options are rate, momentum, onEmpty',
    ],
    [
      { rate: 1, toString: 1 },
      'sgd: unknown option "toString"; the options are rate, momentum, onEmpty',
    ],
    [
      new Map([["rate", 1]]),
      "sgd: options must be an object { rate, momentum, onEmpty }, got a Map",
    ],
    [{}, "sgd: the option rate is missing; it takes { rate, momentum?, onEmpty? }"],
    [undefined, "sgd: the option rate is missing; it takes { rate, momentum?, onEmpty? }"],
    [null, "sgd: options must be an object { rate, momentum, onEmpty }, got null"],
    [0.1, "sgd: options must be an object { rate, momentum, onEmpty }, got 0.1"],
    [[1], "sgd: options must be an object { rate, momentum, onEmpty }, got an array of 1"],
    [
      { rows: 1, columns: 1, dtype: "float64", data: new Float64Array(1) },
      "sgd: options must be an object { rate, momentum, onEmpty }, got a float64 matrix [1, 1]",
    ],
  ])("%o", (options, message) => {
    expect(check(options)).toThrow(new TypeError(message));
  });
});

describe("numbers", () => {
  test("what is no number is a TypeError, with its kind", () => {
    for (const value of ["3", 3n, null, undefined, true, [3], {}]) {
      const message = `f: n must be a number, got ${describeValue(value)}`;
      expect(() => assertInteger("f", "n", value, 0)).toThrow(new TypeError(message));
      expect(() => assertFinite("f", "n", value)).toThrow(new TypeError(message));
      expect(() => assertInterval("f", "n", value, 0, 9)).toThrow(new TypeError(message));
    }
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, -1, 2 ** 53])(
    "integers: not %s",
    (value) => {
      expect(() => assertInteger("f", "n", value, 0)).toThrow(RangeError);
    },
  );

  test("integers, with both ends", () => {
    for (const value of [2, 3]) expect(() => assertInteger("f", "n", value, 2, 3)).not.toThrow();
    for (const value of [1, 4]) {
      const message = `f: n must be an integer from 2 to 3, got ${value}`;
      expect(() => assertInteger("f", "n", value, 2, 3)).toThrow(new RangeError(message));
    }
  });

  test("finite numbers", () => {
    expect(() => assertFinite("f", "n", -1e308)).not.toThrow();
    expect(() => assertFinite("f", "n", 0, 0)).not.toThrow();
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1e-300]) {
      const message = `f: n must be a finite number of at least 0, got ${value}`;
      expect(() => assertFinite("f", "n", value, 0)).toThrow(new RangeError(message));
    }
  });

  test.each([
    ["[]", true, true],
    ["[)", true, false],
    ["(]", false, true],
    ["()", false, false],
  ] as const)("interval %s", (ends, low, high) => {
    const fits = (value: number) => {
      try {
        assertInterval("f", "n", value, 0, 1, ends);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        return false;
      }
    };
    expect([fits(0), fits(0.5), fits(1), fits(-0.1), fits(1.1), fits(Number.NaN)]).toEqual([
      low,
      true,
      high,
      false,
      false,
      false,
    ]);
  });
});

describe("assertNumbers", () => {
  test("accepts lists of numbers, of another realm too", () => {
    const foreign: unknown = runInNewContext("[new Float32Array(2), [1, 2]]");
    for (const list of [
      [],
      [1, Number.NaN],
      new Float32Array(3),
      { length: 0 },
      ...(foreign as unknown[]),
    ]) {
      expect(() => assertNumbers("f", "m", list)).not.toThrow();
    }
  });

  test.each<[unknown, string]>([
    [[1, null], "f: m must hold numbers, got null at position 1"],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    [[, 1], "f: m must hold numbers, got undefined at position 0"],
    [["x"], 'f: m must hold numbers, got "x" at position 0'],
    [[[1, 2]], "f: m must hold numbers, got an array of 2 at position 0"],
    [new BigInt64Array(1), "f: m must hold numbers, got 0n at position 0"],
    ["123", 'f: m must be a list of numbers, got "123"'],
    [null, "f: m must be a list of numbers, got null"],
    [{ length: -1 }, "f: m must be a list of numbers, got an object { length }"],
    [new DataView(new ArrayBuffer(2)), "f: m must be a list of numbers, got a DataView"],
  ])("%o", (list, message) => {
    expect(() => assertNumbers("f", "m", list)).toThrow(new TypeError(message));
  });
});

test("strings", () => {
  expect(() => assertString("f", "name", "")).not.toThrow();
  expect(() => assertString("f", "name", ["x"])).toThrow(
    new TypeError("f: name must be a string, got an array of 1"),
  );
});

describe("words and functions", () => {
  test("one of a few words", () => {
    expect(() => assertOneOf("f", "r", "sum", ["mean", "sum"])).not.toThrow();
    expect(() => assertOneOf("f", "r", "total", ["mean", "sum"])).toThrow(
      new RangeError('f: r must be "mean" or "sum", got "total"'),
    );
    expect(() => assertOneOf("f", "r", 1, ["mean", "sum"])).toThrow(
      new TypeError('f: r must be "mean" or "sum", got 1'),
    );
  });

  test.each([[[1, 2]], [new Int8Array(2)], [{ length: 0 }]])("%s is a list", (value) => {
    expect(() => assertList("f", "indices", value)).not.toThrow();
  });

  test.each([null, undefined, "12", 2, {}, { length: -1 }, { length: "1" }, () => 0])(
    "%s is no list",
    (value) => {
      expect(() => assertList("f", "indices", value)).toThrow(
        new TypeError(`f: indices must be a list of numbers, got ${describeValue(value)}`),
      );
    },
  );

  test.each([null, undefined, "x", 3, [1], new Float64Array(1), () => 0])(
    "%s is no record",
    (value) => {
      expect(() => assertRecord("f", "pass", { length: 1 })).not.toThrow();
      expect(() => assertRecord("f", "pass", value)).toThrow(
        new TypeError(`f: pass must be an object, got ${describeValue(value)}`),
      );
    },
  );

  test.each(["false", 0, 1, null, undefined])("%s is neither true nor false", (value) => {
    expect(() => assertBoolean("f", "nesterov", true)).not.toThrow();
    expect(() => assertBoolean("f", "nesterov", value)).toThrow(
      new TypeError(`f: nesterov must be true or false, got ${describeValue(value)}`),
    );
  });

  test.each([null, undefined, "3", 3n, true])("%s is no number", (value) => {
    expect(() => assertNumber("f", "value", Number.NaN)).not.toThrow();
    expect(() => assertNumber("f", "value", value)).toThrow(
      new TypeError(`f: value must be a number, got ${describeValue(value)}`),
    );
  });

  test("an integer of any size", () => {
    expect(() => assertInteger("f", "index", -5)).not.toThrow();
    expect(() => assertInteger("f", "index", 0.5)).toThrow(
      new RangeError("f: index must be an integer, got 0.5"),
    );
  });

  test("functions", () => {
    expect(() => assertFunction("f", "loss", Math.sin)).not.toThrow();
    expect(() => assertFunction("f", "loss", undefined, "a loss")).toThrow(
      new TypeError("f: loss must be a loss, got undefined"),
    );
  });
});
