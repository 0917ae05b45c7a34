// Values that are given where others are wanted: each by a name, made anew for every call.
import { runInNewContext } from "node:vm";
import { fromRows } from "@adjoint/matrix";

export const zoo = {
  null: () => null,
  undefined: () => undefined,
  '"x"': () => "x",
  '"3"': () => "3",
  "3n": () => 3n,
  true: () => true,
  3: () => 3,
  0.5: () => 0.5,
  "-1": () => -1,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  "[1]": () => [1],
  "[null]": () => [null],
  '["1"]': () => ["1"],
  "a hole": () => new Array(1),
  "six kilobytes": () => "x".repeat(6000),
  "a list of bigints": () => BigInt64Array.of(1n),
  "a symbol": () => Symbol("x"),
  "{}": () => ({}),
  "{ unknown }": () => ({ unknown: 1 }),
  "a Map": () => new Map(),
  "a record of NaN": () => ({
    rows: Number.NaN,
    columns: Number.NaN,
    dtype: "float64",
    data: new Float64Array(0),
  }),
  "a matrix without its data": () => ({
    rows: 2,
    columns: 2,
    dtype: "float64",
    data: new Float64Array(1),
  }),
  "a matrix of an array": () => ({ rows: 1, columns: 1, dtype: "float64", data: [1] }),
  "a matrix of int32": () => ({ rows: 1, columns: 1, dtype: "int32", data: Int32Array.of(1) }),
  "a function": () => (x) => x,
  "an object of another realm": () => runInNewContext("({})"),
  "a matrix": () => fromRows([[1, 2]]),
};
