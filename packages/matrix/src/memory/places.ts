import type { DType, Matrix } from "../core/types.js";
import { type LinearMemory, sameMemory } from "./linear-memory.js";

/** Where an array lies in linear memory, what it is, and whose memory: the owner must outlive the array. */
export interface Place {
  readonly address: number;
  readonly dtype: DType;
  readonly length: number;
  readonly owner: object;
}

/** The arrays that workspaces made: to ask an array itself for its buffer takes ten times as long. */
const places = new WeakMap<Matrix["data"], Place>();

/** Notes where a new array lies. */
export function place(data: Matrix["data"], at: Place): void {
  places.set(data, at);
}

/** Where an array lies that a workspace made, and what it is; undefined for any other value. */
export function placeOf(data: Matrix["data"]): Place | undefined {
  return places.get(data);
}

/** Where an array without a place begins in linear memory, a view perhaps; 0 when it lies elsewhere. */
export function addressOf(memory: LinearMemory, data: Matrix["data"]): number {
  const start = data.byteOffset;
  return start !== 0 && memory.owns(data.buffer) ? start : 0;
}

/** Whether two matrices have elements in common: none, some, or all. */
export function common(a: Matrix, b: Matrix): "none" | "some" | "all" {
  const [x, y] = [a.data, b.data];
  const [own, other] = [bytesOf(a), bytesOf(b)];
  if (own === 0 || other === 0) return "none";
  if (x === y) return "all";
  const [p, q] = [places.get(x)?.address, places.get(y)?.address];
  const [start, from] = [p ?? x.byteOffset, q ?? y.byteOffset];
  if (start >= from + other || from >= start + own) return "none";
  if (p === undefined || q === undefined) {
    // What begins at 0 is no part of linear memory.
    const isApart = start === 0 || from === 0 ? p !== q : false;
    // To ask a small array for its buffer takes as long as to make it. It is not asked where what
    // would be one element holds two different numbers.
    if (isApart || (start === from && a.dtype === b.dtype && !Object.is(x[0], y[0]))) return "none";
    if (!sameMemory(x.buffer, y.buffer)) return "none";
  }
  return start === from && own === other ? "all" : "some";
}

function bytesOf({ dtype, data }: Matrix): number {
  return data.length * (dtype === "float32" ? 4 : 8);
}
