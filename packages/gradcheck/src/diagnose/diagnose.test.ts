import { generate, matrix, multiply, zeros } from "@adjoint/matrix";
import { type RandomState, randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { checkGradient } from "../check-gradient.js";
import { diagnose as diagnosisOf } from "./diagnose.js";
import type { Compared } from "./types.js";

interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly x: number;
  readonly u: number;
  /** The right derivatives, all of them. */
  readonly right: readonly number[];
  readonly n: number;
}
type Wrong = (place: Place) => number;

/** The sentences, where it is wrong first. */
const diagnose = (compared: readonly Compared[]) => Object.values(diagnosisOf(compared));

const SHAPES = [
  [4, 3],
  [7, 5],
] as const;

/** What backward would give, if it were wrong as told, at random values and derivatives. */
function compared(
  wrong: Wrong,
  shapes: readonly (readonly [number, number])[] = SHAPES,
  random: RandomState = randomState(1),
  { scalar = false, spread = 1 } = {},
): Compared[] {
  return shapes.map(([rows, columns]) => {
    const values = generate(rows, columns, () => spread * random.normal());
    const draw = () => (random.random() < 0.5 ? -1 : 1) * random.uniform(0.5, 1.5);
    const upstream = scalar ? matrix(1, 1, [draw()]) : generate(rows, columns, draw);
    const right = Array.from(values.data, (_, k) => {
      const u = upstream.data[scalar ? 0 : k]!;
      return u * random.uniform(0.2, 2);
    });
    const entries = right.map((n, k) => {
      const row = Math.floor(k / columns);
      const column = k % columns;
      const x = values.data[k]!;
      const u = upstream.data[scalar ? 0 : k]!;
      const analytic = wrong({ row, column, rows, columns, x, u, right, n });
      // Differences are not exact.
      const numerical = n * (1 + 1e-7 * random.normal());
      const fails = !(Math.abs(analytic - numerical) <= 1e-5 * Math.abs(numerical));
      const status = fails ? ("fail" as const) : ("pass" as const);
      return { row, column, analytic, numerical, status };
    });
    return { name: "x", values, entries, upstream };
  });
}

describe("one factor", () => {
  test.each<[string, Wrong, string]>([
    ["sign", ({ n }) => -n, "It is the negative of what it should be: the sign is wrong."],
    ["half", ({ n }) => n / 2, "It is half of what it should be: a factor 2 is forgotten."],
    ["twice", ({ n }) => 2 * n, "It is twice what it should be: a factor 2 is too much"],
    ["-1/2", ({ n }) => -n / 2, "It is minus half of what it should be: the sign is wrong, and"],
    ["rows", ({ n, rows }) => n * rows, "It is the number of rows times what it should be: a div"],
    ["1/rows", ({ n, rows }) => n / rows, "It is what it should be, divided by the number of rows"],
    ["columns", ({ n, columns }) => n * columns, "It is the number of columns times what"],
    ["1/size", ({ n, rows, columns }) => n / rows / columns, "divided by the number of entries"],
    ["1.01", ({ n }) => 1.01 * n, "It is 1.01 times what it should be, throughout."],
    ["0", () => 0, "It is zero, and should not be."],
    ["NaN", () => Number.NaN, "Backward gives NaN."],
    ["Infinity", () => Number.POSITIVE_INFINITY, "Backward gives what is not finite."],
  ])("%s", (_, wrong, text) => {
    expect(diagnose(compared(wrong))).toEqual([expect.stringContaining(text)]);
  });

  test("of one shape alone, a size and a number are both possible", () => {
    expect(diagnose(compared(({ n }) => n / 2, [[2, 5]]))).toEqual([
      "It is half of what it should be: a factor 2 is forgotten, or a division by the number of rows is too much.",
    ]);
  });

  test("of a parameter, the rows are those of the input", () => {
    const batches = compared(({ n, rows }) => n * rows).map((each) => ({
      ...each,
      name: "biases",
      batch: each.values.rows,
      values: each.values,
    }));
    expect(diagnose(batches)[0]).toContain("the number of rows times");
  });
});

describe("the upstream gradient", () => {
  test.each<[string, Wrong, string]>([
    ["left out", ({ n, u }) => n / u, "as if the upstream gradient were 1"],
    ["twice", ({ n, u }) => n * u, "multiplied by the upstream gradient twice"],
  ])("%s", (_, wrong, text) => {
    expect(diagnose(compared(wrong))).toEqual([expect.stringContaining(text)]);
  });

  test("at one entry as well, which tells nothing by itself", () => {
    const shapes = [
      [1, 1],
      [4, 3],
    ] as const;
    expect(diagnose(compared(({ n, u }) => n * u, shapes))).toEqual([
      "It is multiplied by the upstream gradient twice.",
    ]);
  });

  test("without its sign", () => {
    expect(diagnose(compared(({ n, u }) => n * Math.sign(u)))).toEqual([
      "It is wrong only where the upstream gradient is negative.",
      "There it is the negative of what it should be: the sign is wrong.",
    ]);
  });

  test("of a loss, where it is one number", () => {
    const wrong: Wrong = ({ n, u }) => n / u;
    const told = diagnose(compared(wrong, SHAPES, randomState(1), { scalar: true }));
    expect(told).toEqual([expect.stringContaining("as if the upstream gradient were 1")]);
  });

  test("its sum for every entry, and one for all", () => {
    const each = compared(({ n }) => n);
    const withFactor = (factor: (c: Compared) => number) =>
      each.map((c) => ({
        ...c,
        entries: c.entries.map((entry, k) => ({
          ...entry,
          analytic: (entry.analytic / c.upstream!.data[k]!) * factor(c),
          status: "fail" as const,
        })),
      }));
    const sum = withFactor(({ upstream }) => [...upstream!.data].reduce((a, b) => a + b, 0));
    expect(diagnose(sum)).toEqual([
      "Each entry gets the sum of the upstream gradient, and not its own.",
    ]);
    const first = withFactor(({ upstream }) => upstream!.data[0]!);
    expect(diagnose(first)).toEqual([
      "Every entry gets the same upstream gradient, and not its own.",
    ]);
  });
});

describe("a term", () => {
  test.each<[string, Wrong, string]>([
    ["a factor x missing", ({ n, x }) => n / x, "A factor x is missing."],
    ["a factor x too much", ({ n, x }) => n * x, "A factor x is too much."],
    ["a factor x²", ({ n, x }) => n * x * x, "A factor x² is too much."],
    ["a constant", ({ n }) => n + 0.25, "0.25 is added to every entry."],
    [
      "one for each input",
      ({ n, rows }) => n + 1 / rows,
      "All entries of an input are off by the same amount.",
    ],
    [
      "one for each row",
      ({ n, row }) => n + 0.1 * (row + 1),
      "entries of a row are off by the same",
    ],
    [
      "one for each column",
      ({ n, column }) => n + column + 1,
      "entries of a column are off by the",
    ],
    ["the sum of a row", ({ right, row, columns }) => rowSum(right, row, columns), "a row, and"],
  ])("%s", (_, wrong, text) => {
    expect(diagnose(compared(wrong))).toEqual([expect.stringContaining(text)]);
  });
});

function rowSum(right: readonly number[], row: number, columns: number): number {
  return right.slice(row * columns, (row + 1) * columns).reduce((a, b) => a + b, 0);
}

describe("an arrangement", () => {
  test.each<[string, Wrong, readonly [number, number], string]>([
    [
      "transposed",
      ({ right, row, column, rows }) => right[column * rows + row]!,
      [4, 4],
      "is transposed",
    ],
    [
      "the layout of the transpose",
      ({ right, row, column, rows, columns }) => {
        const k = row * columns + column;
        return right[(k % rows) * columns + Math.floor(k / rows)]!;
      },
      [4, 3],
      "It is transposed.",
    ],
    [
      "reversed",
      ({ right, row, column, columns }) => right[row * columns + columns - 1 - column]!,
      [4, 5],
      "columns are in reverse order",
    ],
    [
      "shifted",
      ({ right, row, column, columns }) => right[row * columns + ((column + 1) % columns)]!,
      [4, 5],
      "columns are shifted by one",
    ],
    [
      "rows shifted",
      ({ right, row, column, rows, columns }) =>
        right[((row + rows - 1) % rows) * columns + column]!,
      [5, 3],
      "rows are shifted by one",
    ],
    [
      "permuted",
      ({ right, row, column, columns }) => right[(7 * (row * columns + column) + 3) % 20]!,
      [4, 5],
      "numbers are right, and stand in the wrong places",
    ],
  ])("%s", (_, wrong, shape, text) => {
    expect(diagnose(compared(wrong, [shape]))).toEqual([expect.stringContaining(text)]);
  });
});

describe("where", () => {
  test.each<[string, Wrong, readonly string[]]>([
    [
      "x < 0",
      ({ x, n }) => (x < 0 ? 2 * n : n),
      ["It is wrong only where x < 0.", "There it is twice what"],
    ],
    [
      "x > 0",
      ({ x, n }) => (x > 0 ? 0 : n),
      ["It is wrong only where x > 0.", "There it is zero, and"],
    ],
    [
      "x > 3",
      ({ x, n }) => (x > 3 ? -n : n),
      ["It is wrong only where x is above about ", "There it is the negative"],
    ],
    [
      "|x| > 3",
      ({ x, n }) => (Math.abs(x) > 3 ? n * x : n),
      ["It is wrong only where |x| is above about ", "There a factor x is too much"],
    ],
    [
      "|x| < 1",
      ({ x, n }) => (Math.abs(x) < 1 ? 0 : n),
      ["It is wrong only where |x| is below about ", "There it is zero"],
    ],
    [
      "the last column",
      ({ column, columns, n }) => (column === columns - 1 ? 0 : n),
      ["It is wrong only in the last column.", "There it is zero"],
    ],
    [
      "the last row",
      ({ row, rows, n }) => (row === rows - 1 ? -n : n),
      ["It is wrong only in the last row.", "There it is the negative"],
    ],
    [
      "the first column",
      ({ column, n }) => (column === 0 ? 2 * n : n),
      ["It is wrong only in the first column.", "There it is twice"],
    ],
    [
      "column 10 on",
      ({ column, n }) => (column >= 10 ? n / 2 : n),
      ["It is wrong only from column 10 on.", "There it is half"],
    ],
    [
      "up to row 7",
      ({ row, n }) => (row < 8 ? n / 2 : n),
      ["It is wrong only in rows 0 to 7.", "There it is half"],
    ],
    [
      "every second column",
      ({ column, n }) => (column % 2 ? n / 2 : n),
      ["It is wrong only in every second column.", "There it is half"],
    ],
  ])("%s", (_, wrong, texts) => {
    const told = diagnose(compared(wrong, [[17, 20]], randomState(3), { spread: 3 }));
    expect(told).toHaveLength(texts.length);
    for (const [i, text] of texts.entries()) expect(told[i]).toContain(text);
  });

  test("at one exact value", () => {
    const [each] = compared(({ n }) => n, [[4, 6]]);
    const data = each!.values.data.map((x, k) => (k % 5 === 0 ? 0 : x));
    const entries = each!.entries.map((entry, k) =>
      k % 5 === 0 ? { ...entry, analytic: Number.NaN, status: "non-finite" as const } : entry,
    );
    expect(diagnose([{ ...each!, values: matrix(4, 6, data), entries }])).toEqual([
      "It is wrong only where x is exactly 0.",
      "There backward gives NaN.",
    ]);
  });

  test("everywhere but at exact zeros", () => {
    const [each] = compared(({ n }) => n, [[4, 6]]);
    const zeros = (k: number) => k % 5 === 0;
    const data = each!.values.data.map((x, k) => (zeros(k) ? 0 : x));
    const entries = each!.entries.map((entry, k) =>
      zeros(k) ? entry : { ...entry, analytic: 3.7 + k * k, status: "fail" as const },
    );
    expect(diagnose([{ ...each!, values: matrix(4, 6, data), entries }])).toEqual([
      "It is wrong only where x is not exactly 0.",
    ]);
  });

  test("a limit is told in few digits, between what is right and what is wrong", () => {
    const wrong: Wrong = ({ x, n }) => (x > 6 ? 0 : n);
    const [told] = diagnose(compared(wrong, [[17, 20]], randomState(0), { spread: 10 }));
    expect(told).toMatch(/above about 6 \(right up to 5\.\d+, wrong from 6\.\d+\)/);
  });
});

describe("nothing is claimed", () => {
  test("of what is right", () => {
    expect(diagnose(compared(({ n }) => n))).toEqual([]);
    expect(diagnose([])).toEqual([]);
  });

  test("of noise: other numbers, added ones, factors, and entries wrong at random", () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = randomState(seed);
      const some = random.uniform(0.1, 0.9);
      const noises: readonly Wrong[] = [
        () => random.normal(),
        ({ n }) => n + 0.1 * random.normal(),
        ({ n }) => n * random.uniform(0.5, 2),
        ({ n }) => (random.random() < some ? n * random.uniform(0.5, 2) : n),
      ];
      for (const noise of noises) {
        expect(diagnose(compared(noise, SHAPES, random)), `seed ${seed}`).toEqual([]);
        expect(diagnose(compared(noise, [[1, 3]], random)), `seed ${seed}`).toEqual([]);
      }
    }
  });

  test("of one or two entries", () => {
    expect(diagnose(compared(({ n }) => 2 * n, [[1, 1]]))).toEqual([]);
    expect(diagnose(compared(({ n }) => -n, [[1, 2]]))).toEqual([]);
  });

  test("of one entry that is hardly off", () => {
    const slightly = compared(({ n, row, column }) => (row + column === 0 ? n * 1.0001 : n));
    expect(diagnose(slightly)).toEqual([]);
  });

  test("of entries at corners, or that cannot be told", () => {
    const [each] = compared(({ n }) => 2 * n);
    const entries = each!.entries.map((entry) => ({ ...entry, status: "kink" as const }));
    expect(diagnose([{ ...each!, entries }])).toEqual([]);
  });
});

test("from a report", () => {
  const values = generate(4, 3, (i, j) => i - 1.5 + 0.1 * j);
  const square = (x: typeof values) => ({
    output: multiply(x, x),
    backward: (d: typeof values) => (x.rows === 0 ? zeros(0, 0) : multiply(d, x)),
  });
  const { tensors } = checkGradient(square, values, { random: randomState(0), entries: true });
  expect(diagnose([{ name: "x", values, entries: tensors[0]!.entries! }])).toEqual([
    "It is half of what it should be: a factor 2 is forgotten.",
  ]);
});
