import { expect, test } from "vitest";
import { describeRound, describeRounds } from "./describe-round.js";
import { placeOfRounds } from "./place-of-rounds.js";
import type { Check } from "./types.js";

const round = (rows: number, columns: number, inputs = ""): Check => ({
  name: "op",
  shape: [rows, columns],
  inputs,
  extra: inputs !== "",
  verdict: "passed",
  milliseconds: 0,
});

test("an input is its shape, with what is special about it", () => {
  expect(describeRound(round(4, 3))).toBe("4 x 3");
  expect(describeRound(round(17, 20, "in training"))).toBe("17 x 20 in training");
});

test("those of one shape are told together", () => {
  const rounds = [
    round(1, 1),
    round(17, 20),
    round(17, 20, "at scale 10"),
    round(17, 20, "at scale 1000"),
    round(17, 20, "in training"),
    round(0, 0),
  ];
  expect(describeRounds(rounds)).toEqual([
    "1 x 1",
    "17 x 20 and there at scales 10, 1000, in training",
  ]);
  expect(describeRounds(rounds.slice(2, 3))).toEqual(["17 x 20 at scale 10"]);
});

test("where it is wrong, by the inputs: what is special, or from some size on", () => {
  const training = round(17, 20, "in training");
  const plain = round(17, 20);
  expect(placeOfRounds([training], [plain])).toBe("It is wrong only in training.");
  expect(placeOfRounds([plain, training], [round(7, 50)])).toBe(
    "It is wrong only with many rows: right with 7, wrong with 17.",
  );
  expect(placeOfRounds([round(4, 9)], [round(7, 5)])).toBe(
    "It is wrong only with many columns: right with 5, wrong with 9.",
  );
  expect(placeOfRounds([plain], [])).toBeUndefined();
  expect(placeOfRounds([plain], [round(1, 1)])).toBeUndefined();
  expect(placeOfRounds([round(4, 3)], [round(7, 5)])).toBeUndefined();
});
