import { assertMatrix } from "../core/assert-matrix.js";
import { assertSameDType } from "../core/checks.js";
import { dtypeOf } from "../core/dtype-of.js";
import type { DType, Matrix } from "../core/types.js";
import { type Copies, copiesIn } from "./copies.js";
import { type Exported, invoke, versionsOf } from "./exported.js";
import { type KernelModule, kernelModule } from "./kernel-module.js";
import type { Kernel, KernelOptions, Operand } from "./kernel-types.js";
import { type LinearMemory, linearMemory } from "./linear-memory.js";

type Data = Matrix["data"];

/** All calls use the same room, one after the other. */
let copiesOfAll: Copies | undefined;

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
  const functionsOf = kernelModule<Readonly<Record<string, Exported | undefined>>>(module);
  if (numbers.length > 9) throw new TypeError(`${functionName}: a kernel takes at most 9 numbers`);
  const count = operands.length;
  const names = operands.map((operand) => operand.slice(operand.indexOf(" ") + 1));
  const roles = operands.map((operand) => operand.slice(0, operand.indexOf(" ")));
  const isMatrix = roles.map((role) => role !== "indices" && role !== "scratch");
  const isRead = roles.map((role) => role === "in" || role === "inout");
  const isWritten = roles.map((role) => role === "out" || role === "inout");
  const fewest = Math.min(least.resident, least.copied);
  /** Of the call under way. */
  const data: (Data | undefined)[] = operands.map(() => undefined);
  /** Addresses; of what lies elsewhere 0, until there is room for a copy. */
  const at: number[] = operands.map(() => 0);
  const copied: boolean[] = operands.map(() => false);

  let versions: Readonly<Record<DType, Exported>> | undefined;

  /** The first matrix, once all are checked; their data is kept until `release`. */
  function check(given: readonly unknown[]): Matrix {
    let first: Matrix | undefined;
    for (let i = 0; i < count; i++) {
      // A call that threw may have left its own.
      data[i] = undefined;
      if (!isMatrix[i] || given[i] === undefined) continue;
      const m = given[i] as Matrix;
      const { data: elements } = m;
      if (dtypeOf(elements) !== m.dtype || elements.length !== m.rows * m.columns) {
        assertMatrix(functionName, names[i]!, m);
      }
      if (first === undefined) first = m;
      else if (m.dtype !== first.dtype) {
        assertSameDType(functionName, names[0]!, first, names[i]!, m);
      }
      data[i] = elements;
    }
    return first!;
  }

  /** Nothing of the caller's is held on to. */
  function release(): undefined {
    for (let i = 0; i < count; i++) data[i] = undefined;
  }

  /** Finds what lies in linear memory; whether anything else is more than half of the work. */
  function mustCopy(memory: LinearMemory, work: number): boolean {
    let must = false;
    for (let i = 0; i < count; i++) {
      const elements = data[i];
      at[i] = 0;
      if (elements === undefined) continue;
      let same = 0;
      while (data[same] !== elements) same += 1;
      if (same < i) {
        at[i] = at[same]!;
        continue;
      }
      // Where it begins is asked once, and its buffer only if need be: either takes some 20 ns.
      const start = elements.byteOffset;
      if (start !== 0 && memory.owns(elements.buffer)) at[i] = start;
      else if (2 * elements.length > work) must = true;
    }
    return must;
  }

  /** Throws when a result in linear memory would be written over what is still to be read. */
  function assertApart(size: number): void {
    for (let i = 0; i < count; i++) {
      const start = at[i]!;
      if (!isWritten[i] || start === 0) continue;
      const end = start + size * data[i]!.length;
      for (let j = 0; j < count; j++) {
        const from = at[j]!;
        if (j === i || from === 0 || from >= end) continue;
        const to = from + size * data[j]!.length;
        if (start >= to || start === end || from === to) continue;
        if (elementwise && !isWritten[j] && start === from && end === to) continue;
        throw new RangeError(
          `${functionName}: ${names[i]} shares memory with ${names[j]}; it must have its own`,
        );
      }
    }
  }

  /** Finds room for copies of all the others; false where there is none. */
  function settle(copies: Copies, given: readonly unknown[], size: number): boolean {
    copies.begin();
    for (let i = 0; i < count; i++) {
      copied[i] = false;
      if (at[i] !== 0 || given[i] === undefined) continue;
      const elements = data[i];
      const bytes = elements === undefined ? bytesOf(given[i] as Room) : size * elements.length;
      const address = copies.reserve(bytes);
      if (address === undefined) return false;
      at[i] = address;
      copied[i] = true;
    }
    return true;
  }

  function copyIn(copies: Copies, given: readonly unknown[]): void {
    for (let i = 0; i < count; i++) {
      const elements = data[i];
      if (!copied[i]) continue;
      if (roles[i] === "indices") copies.copyIndices(given[i] as ArrayLike<number>, at[i]!);
      else if (elements !== undefined && isRead[i]) copies.copyIn(elements, at[i]!);
    }
  }

  function copyOut(copies: Copies): void {
    for (let i = 0; i < count; i++) {
      const elements = data[i];
      if (elements !== undefined && isWritten[i] && copied[i]) copies.copyOut(at[i]!, elements);
    }
  }

  const call = (
    work: number,
    given: readonly unknown[],
    n0?: number,
    n1?: number,
    n2?: number,
    n3?: number,
    n4?: number,
    n5?: number,
    n6?: number,
    n7?: number,
    n8?: number,
  ): number | undefined => {
    const { dtype } = check(given);
    if (work < fewest) return release();
    const functions = functionsOf();
    if (functions === undefined) return release();
    const copies = copiesOfCalls();
    if (copies === undefined) return release();
    if (work < (mustCopy(copies.memory, work) ? least.copied : least.resident)) return release();
    const size = dtype === "float32" ? 4 : 8;
    assertApart(size);
    if (!settle(copies, given, size)) return release();
    copyIn(copies, given);
    versions ??= versionsOf(functions, exported, count + numbers.length);
    const result = invoke(versions[dtype], at, n0, n1, n2, n3, n4, n5, n6, n7, n8);
    copyOut(copies);
    release();
    return result ?? 0;
  };
  return call as Kernel<Operands, Numbers>;
}

/** Indices, of four bytes each, or a number of bytes. */
type Room = ArrayLike<number> | number;

function bytesOf(room: Room): number {
  return typeof room === "number" ? room : 4 * room.length;
}

function copiesOfCalls(): Copies | undefined {
  const memory = linearMemory();
  if (copiesOfAll?.memory !== memory) copiesOfAll = memory && copiesIn(memory);
  return copiesOfAll;
}
