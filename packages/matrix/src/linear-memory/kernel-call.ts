import { dtypeOf } from "../dtype-of.js";
import type { Matrix } from "../types.js";
import { type LinearMemory, linearMemory } from "./linear-memory.js";

type Data = Matrix["data"];

/**
 * Where the operands of one kernel call lie. What lives in linear memory already stays where it is;
 * anything else is copied there, and results are copied back by `end`.
 */
export interface KernelCall {
  /** The address of what the kernel reads. */
  readonly input: (data: Data) => number;
  /** The address of what the kernel writes, every element of it. */
  readonly output: (data: Data) => number;
  /** The address of what the kernel reads and writes. */
  readonly update: (data: Data) => number;
  /** The address of a copy of integers in [0, 2³²), four bytes each. */
  readonly indices: (values: ArrayLike<number>) => number;
  /** The address of so many bytes of unspecified content, until `end`. */
  readonly scratch: (bytes: number) => number;
  /** Copies results to where they belong. */
  readonly end: () => void;
}

let call: (KernelCall & { readonly begin: () => void }) | undefined;

/**
 * Begins a call of a kernel; `end` ends it, and no other call may begin before. Only for code whose
 * `kernelModule` gave functions: then there is a linear memory.
 *
 * Numerics: copies keep all bits. The memory of copies is used again by every call.
 *
 * @throws {RangeError} from all but `end`, when the memory is full
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { beginKernelCall } from "@adjoint/matrix/kernels";
 *
 * const call = beginKernelCall();
 * const address = call.update(Float64Array.of(1, 2));
 * assert.equal(address % 16, 0);
 * call.end();
 * ```
 */
export function beginKernelCall(): KernelCall {
  if (call === undefined) {
    const memory = linearMemory();
    if (memory === undefined) throw new Error("beginKernelCall: WebAssembly is refused here");
    call = kernelCalls(memory);
  }
  call.begin();
  return call;
}

/** Blocks the copies of one call need, joined to a single one for the next. */
interface Chunk {
  readonly start: number;
  readonly bytes: number;
}

const SMALLEST_CHUNK = 65536;
/** Below this, a loop copies faster than a view is made. */
const SHORT = 32;

function kernelCalls(memory: LinearMemory): KernelCall & { readonly begin: () => void } {
  let chunks: Chunk[] = [];
  let used = 0;
  /** Results to copy back: pairs of array and address, kept from call to call. */
  const results: Data[] = [];
  const addresses: number[] = [];
  let pending = 0;

  function begin(): void {
    used = 0;
    pending = 0;
    if (chunks.length <= 1) return;
    const total = chunks.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { start } of chunks) memory.free(start);
    chunks = [];
    addChunk(total);
  }

  function addChunk(bytes: number): Chunk {
    const start = memory.allocate(bytes);
    if (start === undefined) {
      throw new RangeError(
        `matrix: no room for ${bytes} more bytes in WebAssembly's memory of at most 4 GiB`,
      );
    }
    const chunk = { start, bytes };
    chunks.push(chunk);
    used = 0;
    return chunk;
  }

  function scratch(bytes: number): number {
    let chunk = chunks.at(-1);
    if (chunk === undefined || used + bytes > chunk.bytes) {
      chunk = addChunk(Math.max(bytes, SMALLEST_CHUNK, 2 * (chunk?.bytes ?? 0)));
    }
    const address = chunk.start + used;
    used += Math.ceil(bytes / 64) * 64;
    return address;
  }

  function input(data: Data): number {
    if (memory.owns(data.buffer)) return data.byteOffset;
    const address = scratch(data.byteLength);
    copyIn(data, address);
    return address;
  }

  function copyIn(data: Data, address: number): void {
    if (dtypeOf(data) === "float32") memory.elements("float32").set(data, address / 4);
    else memory.elements("float64").set(data, address / 8);
  }

  function output(data: Data): number {
    if (memory.owns(data.buffer)) return data.byteOffset;
    const address = scratch(data.byteLength);
    results[pending] = data;
    addresses[pending] = address;
    pending += 1;
    return address;
  }

  function update(data: Data): number {
    const address = output(data);
    if (!memory.owns(data.buffer)) copyIn(data, address);
    return address;
  }

  function indices(values: ArrayLike<number>): number {
    const address = scratch(4 * values.length);
    new Uint32Array(memory.memory.buffer, address, values.length).set(values);
    return address;
  }

  function end(): void {
    for (let i = 0; i < pending; i++) copyBack(results[i]!, addresses[i]!);
    // Nothing of the caller's is held on to.
    results.length = 0;
    pending = 0;
  }

  function copyBack(data: Data, address: number): void {
    const dtype = dtypeOf(data) ?? "float64";
    if (data.length >= SHORT) {
      data.set(memory.view(dtype, address, data.length));
      return;
    }
    const elements = memory.elements(dtype);
    const first = address / data.BYTES_PER_ELEMENT;
    for (let k = 0; k < data.length; k++) data[k] = elements[first + k]!;
  }

  return { begin, input, output, update, indices, scratch, end };
}
