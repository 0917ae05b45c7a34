import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shortestDigits } from "./shortest-digits.js";

const unlimited = { last: () => Number.NEGATIVE_INFINITY, least: (first: number) => first };
const toPlace = (place: number) => ({ ...unlimited, last: () => place });

const read = ({ digits, exponent }: { digits: string; exponent: number }) =>
  Number(`${digits[0]}.${digits.slice(1)}e${exponent}`);

describe("shortestDigits", () => {
  test("the fewest digits, in either number format", () => {
    expect(shortestDigits(0.1, "float64", unlimited)).toEqual({ digits: "1", exponent: -1 });
    expect(shortestDigits(Math.fround(0.1), "float32", unlimited).digits).toBe("1");
    expect(shortestDigits(Math.fround(0.1), "float64", unlimited).digits).toBe("10000000149011612");
  });

  test("a tie goes to the even digit, where toFixed goes up", () => {
    const tie = 1 / 512; // 0.001953125
    expect(shortestDigits(tie, "float64", toPlace(-8)).digits).toBe("195312");
    expect(tie.toFixed(8)).toBe("0.00195313");
    expect(shortestDigits(3 / 512, "float64", toPlace(-8)).digits).toBe("585938");
  });

  test("carries nines into a new digit", () => {
    expect(shortestDigits(9.99999, "float64", toPlace(-2))).toEqual({ digits: "1", exponent: 1 });
    expect(shortestDigits(1e23, "float64", unlimited)).toEqual({ digits: "1", exponent: 23 });
  });

  test("a number below the last place rounds to 0 or 1 there", () => {
    expect(shortestDigits(4e-9, "float64", toPlace(-8))).toEqual({ digits: "0", exponent: -8 });
    expect(shortestDigits(6e-9, "float64", toPlace(-8))).toEqual({ digits: "1", exponent: -8 });
  });

  test("goes on with exact digits where more are asked for", () => {
    const least = { ...unlimited, least: () => 0 };
    expect(shortestDigits(99999992, "float32", unlimited).digits).toBe("9999999");
    expect(shortestDigits(99999992, "float32", least).digits).toBe("99999992");
  });

  test("reads back as the same number, with no more digits than JavaScript needs", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (x) => {
        const result = shortestDigits(x, "float64", unlimited);
        expect(read(result)).toBe(x);
        expect(result.digits.length).toBe(x.toExponential().replace(/e.*|\./g, "").length);
      }),
    );
    fc.assert(
      fc.property(fc.float({ min: 0, noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Math.fround(read(shortestDigits(x, "float32", unlimited)))).toBe(x);
      }),
    );
  });

  test("powers of two, whose neighbour below is the nearer one", () => {
    for (let power = -1074; power < 1024; power++) {
      const { digits, exponent } = shortestDigits(2 ** power, "float64", unlimited);
      const text = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
      expect(`${text}e${exponent < 0 ? "" : "+"}${exponent}`).toBe((2 ** power).toExponential());
    }
  });

  test("the first place is that of the exact value, not of its shortest digits", () => {
    // The double 1e23 is 99999999999999991611392.
    const seventeen = (first: number) => first - 16;
    expect(shortestDigits(1e23, "float64", { last: seventeen, least: seventeen })).toEqual({
      digits: "99999999999999992",
      exponent: 22,
    });
  });

  test("the extremes", () => {
    expect(shortestDigits(5e-324, "float64", unlimited)).toEqual({ digits: "5", exponent: -324 });
    expect(shortestDigits(Number.MAX_VALUE, "float64", unlimited).exponent).toBe(308);
    expect(shortestDigits(2 ** -149, "float32", unlimited)).toEqual({ digits: "1", exponent: -45 });
    expect(shortestDigits(-0, "float64", unlimited)).toEqual({ digits: "0", exponent: 0 });
  });
});
