import { assertMatrix } from "../core/assert-matrix.js";
import { assertSameDType } from "../core/checks.js";
import { dtypeOf } from "../core/dtype-of.js";
import type { DType, Matrix } from "../core/types.js";
import { padded, roomFor } from "./copies.js";
import {
  type Exported,
  type ExportedFunctions,
  invoke,
  MOST_PARAMETERS,
  versionsOf,
} from "./exported.js";
import { type KernelModule, kernelModule } from "./kernel-module.js";
import type { Kernel, KernelOptions, Operand } from "./kernel-types.js";
import { linearMemory } from "./linear-memory.js";
import { addressOf, placeOf } from "./places.js";

/** How many calls there have been. */
let calls = 0;
/** Of the call under way: the data of its matrices. */
const data: (Matrix["data"] | undefined)[] = [];
/**
 * The addresses of its operands, 0 for none, and then its numbers. As it is longer than it is full, it
 * holds references to numbers, as they are passed on, and need not make new ones of them.
 */
const parameters: (number | undefined)[] = /* @__PURE__ */ Array.from({
  length: MOST_PARAMETERS,
});
/** Where in the room for copies an operand is; -1 for one that is where it was. */
const offsets: number[] = [];

/** What a kernel does with a matrix, in bits; 0 for what is none. */
const READ = 1;
const WRITTEN = 2;
const USES: Readonly<Record<string, number>> = { in: READ, out: WRITTEN, inout: 3 };

/**
 * A kernel of a module, as a function of matrices. Whoever calls it need not know where they lie:
 * what is in linear memory stays there, anything else is copied there, and results are copied back.
 *
 * It answers undefined, with nothing written, when the TypeScript twin must do the work: for little
 * work, where WebAssembly is refused, and where linear memory has no room.
 *
 * Before anything is read or written, whether the kernel runs or not, every matrix is checked: its
 * data must be what the record says, and of one dtype.
 *
 * @param functionName what errors name: the public function
 * @param module as the build wrote it
 * @param exported the function in the module, without the `Float32` or `Float64` of its two versions
 * @param options its parameters, and when it is worth calling
 * @throws {ShapeError} from a call, when data has not `rows * columns` elements
 * @throws {DTypeError} from a call, when data is not of its dtype, or dtypes differ
 * @throws {RangeError} from a call, when a result in linear memory shares it with another operand
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { kernel } from "@adjoint/matrix/kit";
 *
 * // An empty module: the eight bytes every WebAssembly binary begins with, and no functions.
 * const negate = kernel("negate", { memoryFlags: 8, hex: "0061736d01000000" }, "negate", {
 *   operands: ["in x", "out y"],
 *   numbers: ["length"],
 *   least: { resident: 32, copied: Infinity },
 * });
 * const x = full(2, 2, 1);
 * const y = full(2, 2, 0);
 * if (negate(4, [x, y], 4) === undefined) x.data.forEach((value, k) => { y.data[k] = -value; });
 * assert.deepEqual(y, full(2, 2, -1));
 * ```
 */
export function kernel<
  const Operands extends readonly Operand[],
  const Numbers extends readonly string[],
>(
  functionName: string,
  module: KernelModule,
  exported: string,
  { operands, numbers, least, elementwise = false }: KernelOptions<Operands, Numbers>,
): Kernel<Operands, Numbers> {
  const functionsOf = kernelModule<ExportedFunctions>(module);
  const count = operands.length;
  if (numbers.length > MOST_NUMBERS || count + MOST_NUMBERS > MOST_PARAMETERS) {
    const most = `${MOST_PARAMETERS - MOST_NUMBERS} operands and ${MOST_NUMBERS} numbers`;
    throw new TypeError(`${functionName}: a kernel takes at most ${most}`);
  }
  const names = operands.map((operand) => operand.slice(operand.indexOf(" ") + 1));
  const uses = operands.map((operand) => USES[operand.split(" ")[0]!] ?? 0);
  const fewest = Math.min(least.resident, least.copied);
  let versions: Readonly<Record<DType, Exported>> | undefined;

  /** The dtype of all matrices, once they are checked. Finds those that a workspace made. */
  function check(given: readonly unknown[]): DType {
    let first: Matrix | undefined;
    let dtype: DType | undefined;
    for (let i = 0; i < count; i++) {
      data[i] = undefined;
      parameters[i] = 0;
      if (given[i] === undefined || uses[i] === 0) continue;
      const m = given[i] as Matrix;
      const elements = m.data;
      const place = placeOf(elements);
      const own = place === undefined ? dtypeOf(elements) : place.dtype;
      dtype ??= own;
      const length = place === undefined ? elements.length : place.length;
      if (own !== m.dtype || own !== dtype || length !== m.rows * m.columns) {
        throw disagreement(functionName, names[0]!, first ?? m, names[i]!, m);
      }
      first ??= m;
      data[i] = elements;
      if (place !== undefined) parameters[i] = place.address;
    }
    return dtype!;
  }

  /** Throws when a result in linear memory would be written over what is still to be read. */
  function assertApart(size: number): void {
    for (let i = 0; i < count; i++) {
      const start = parameters[i]!;
      if ((uses[i]! & WRITTEN) === 0 || start === 0) continue;
      const end = start + size * data[i]!.length;
      for (let j = 0; j < count; j++) {
        const from = parameters[j]!;
        if (j === i || from === 0 || from >= end) continue;
        const to = from + size * data[j]!.length;
        if (start >= to || start === end || from === to) continue;
        if (elementwise && (uses[j]! & WRITTEN) === 0 && start === from && end === to) continue;
        throw new RangeError(
          `${functionName}: ${names[i]} shares memory with ${names[j]}; it must have its own`,
        );
      }
    }
  }

  /** Does the work if it is worth it, and if it can be done. */
  function run(work: number, given: readonly unknown[], dtype: DType): number | undefined {
    const functions = functionsOf();
    const memory = linearMemory();
    if (functions === undefined || memory === undefined) return undefined;
    const size = dtype === "float32" ? 4 : 8;
    let worth = least.resident;
    let bytes = 0;
    let isCopying = false;
    for (let i = 0; i < count; i++) {
      offsets[i] = -1;
      const elements = data[i];
      let own: number;
      if (elements !== undefined) {
        if (parameters[i] === 0) parameters[i] = addressOf(memory, elements);
        if (parameters[i] !== 0) continue;
        // A copy counts where it is more than half of the work.
        if (2 * elements.length > work) worth = least.copied;
        own = size * elements.length;
      } else if (uses[i] === 0) {
        // A number is one of bytes, and indices have four each.
        const room = given[i] as ArrayLike<number> | number;
        own = typeof room === "number" ? room : 4 * room.length;
      } else continue;
      offsets[i] = bytes;
      bytes += padded(own);
      isCopying = true;
    }
    if (work < worth) return undefined;
    assertApart(size);
    if (isCopying) {
      const start = bytes === 0 ? 0 : roomFor(memory, bytes);
      if (start === undefined) return undefined;
      for (let i = 0; i < count; i++) {
        if (offsets[i]! < 0) continue;
        const at = start + offsets[i]!;
        parameters[i] = at;
        if (uses[i]! & READ) memory.views[dtype].set(data[i]!, at / size);
        else if (uses[i] === 0 && typeof given[i] === "object") {
          memory.views.words.set(given[i] as ArrayLike<number>, at / 4);
        }
      }
    }
    versions ??= versionsOf(functions, exported, count + numbers.length);
    const result = invoke(versions[dtype], parameters);
    for (let i = 0; isCopying && i < count; i++) {
      if (offsets[i]! < 0 || (uses[i]! & WRITTEN) === 0) continue;
      const start = parameters[i]! / size;
      data[i]!.set(memory.views[dtype].subarray(start, start + data[i]!.length));
    }
    return result;
  }

  // Written out: a list of the rest would be made anew for each call.
  const call: AnyKernel = (work, given, a, b, c, d, e, f, g, h, i) => {
    calls += 1;
    const call = calls;
    const dtype = check(given);
    let result: number | undefined;
    // Another call meanwhile, from a getter of `data`, has forgotten what was found here.
    if (work >= fewest && call === calls) {
      parameters[count] = a;
      parameters[count + 1] = b;
      parameters[count + 2] = c;
      parameters[count + 3] = d;
      parameters[count + 4] = e;
      parameters[count + 5] = f;
      parameters[count + 6] = g;
      parameters[count + 7] = h;
      parameters[count + 8] = i;
      result = run(work, given, dtype);
    }
    // Nothing of the caller's is held on to.
    for (let k = 0; k < count; k++) data[k] = undefined;
    return result;
  };
  return call as Kernel<Operands, Numbers>;
}

/** As many numbers as a kernel may have. */
const MOST_NUMBERS = 9;

/** A kernel of any numbers: those it has not are left out. */
type AnyKernel = (
  work: number,
  given: readonly unknown[],
  a?: number,
  b?: number,
  c?: number,
  d?: number,
  e?: number,
  f?: number,
  g?: number,
  h?: number,
  i?: number,
) => number | undefined;

/** Two matrices disagree, or one is none; what says so only now and then is an error, too. */
function disagreement(
  functionName: string,
  nameA: string,
  a: Matrix,
  nameB: string,
  b: Matrix,
): Error {
  assertMatrix(functionName, nameB, b);
  assertSameDType(functionName, nameA, a, nameB, b);
  return new TypeError(`${functionName}: ${nameB} changes while it is read`);
}
