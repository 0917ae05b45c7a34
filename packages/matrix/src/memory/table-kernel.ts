import { assertMatrix } from "../core/assert-matrix.js";
import { assertSameShape } from "../core/checks.js";
import { dtypeOf } from "../core/dtype-of.js";
import type { DType, Matrix } from "../core/types.js";
import { padded, roomFor } from "./copies.js";
import { type ExportedFunctions, invoke, MOST_PARAMETERS, versionsOf } from "./exported.js";
import { type KernelModule, kernelModule } from "./kernel-module.js";
import type { KernelOptions, Operand } from "./kernel-types.js";
import { type LinearMemory, linearMemory } from "./linear-memory.js";
import { addressOf, placeOf } from "./places.js";

/** What a kernel of a table does, and when it is worth it. */
interface TableOptions {
  /** What the operands of a row are called in messages. */
  readonly operands: readonly string[];
  /** How many of them are written, the first ones. */
  readonly written: number;
  /** How many numbers there are, the same for all rows. */
  readonly settings: number;
  readonly least: KernelOptions<readonly Operand[], readonly string[]>["least"];
  /** Does the rows that are not worth a copy, or have none. */
  readonly twin: (row: readonly Matrix[], settings: readonly number[]) => void;
}

/** Works on rows of matrices, in their order and in one call as far as they lie in linear memory. */
type TableKernel = (rows: readonly (readonly Matrix[])[], settings: readonly number[]) => void;

/** Every operand of every row, read once and checked. */
interface Checked {
  dtype: DType;
  /** How many elements all rows have. */
  work: number;
  readonly data: Matrix["data"][];
  /** Of each operand; 0 for what lies elsewhere. */
  readonly addresses: number[];
}

/**
 * A kernel that works in place on a table: each of its rows is the length and the addresses of
 * operands of one shape. The table is written anew for each call, so that no address grows stale.
 *
 * All rows are checked before any is written. Without a module, the twin does them all.
 */
export function tableKernel(
  functionName: string,
  module: KernelModule | undefined,
  exported: string,
  { operands: names, written, settings: count, least, twin }: TableOptions,
): TableKernel {
  const functionsOf = module && kernelModule<ExportedFunctions>(module);
  const width = names.length;
  let versions: ReturnType<typeof versionsOf> | undefined;
  const parameters: (number | undefined)[] = new Array(MOST_PARAMETERS).fill(undefined);
  /** For the next call; undefined during one, so that another meanwhile has its own. */
  let spare: Checked | undefined;

  function check(
    checked: Checked,
    memory: LinearMemory | undefined,
    rows: readonly (readonly Matrix[])[],
  ): void {
    const { data, addresses } = checked;
    const first = rows[0]![0]!;
    assertMatrix(functionName, names[0]!, first);
    const { dtype } = first;
    let work = 0;
    let at = 0;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!;
      const like = row[0] ?? first;
      const { rows: height, columns } = like;
      const length = height * columns;
      for (let i = 0; i < width; i++, at++) {
        const m = row[i]!;
        const elements = m?.data;
        const place = placeOf(elements);
        const isData =
          place === undefined
            ? dtypeOf(elements) === dtype && elements.length === length
            : place.dtype === dtype && place.length === length;
        if (!isData || m.dtype !== dtype || m.rows !== height || m.columns !== columns) {
          throw disagreement(functionName, names[i]!, m, i === 0 ? first : like);
        }
        data[at] = elements;
        addresses[at] = place?.address ?? (memory === undefined ? 0 : addressOf(memory, elements));
      }
      assertApart(addresses, at - width, length * (dtype === "float32" ? 4 : 8));
      work += length;
    }
    checked.dtype = dtype;
    checked.work = work;
  }

  /** Throws when a result in linear memory would be written over a part of another operand. */
  function assertApart(addresses: readonly number[], first: number, bytes: number): void {
    for (let i = 0; i < written; i++) {
      const start = addresses[first + i]!;
      if (start === 0) continue;
      for (let j = i + 1; j < width; j++) {
        const from = addresses[first + j]!;
        if (from === 0 || from >= start + bytes || start >= from + bytes) continue;
        if (j >= written && from === start) continue;
        throw new RangeError(
          `${functionName}: ${names[i]} shares memory with ${names[j]}; it must have its own`,
        );
      }
    }
  }

  /** Rows from `first` to `end` in one call, each operand where it is, or where `copies` is. */
  function call(
    memory: LinearMemory,
    functions: ExportedFunctions,
    { dtype, data, addresses }: Checked,
    first: number,
    end: number,
    copied: boolean,
    settings: readonly number[],
  ): boolean {
    const bytes = dtype === "float32" ? 4 : 8;
    const size = padded(4 * (end - first) * (1 + width));
    const length = data[first * width]!.length;
    const room = roomFor(memory, size + (copied ? width * padded(bytes * length) : 0));
    if (room === undefined) return false;
    const { words, [dtype]: elements } = memory.views;
    let next = room + size;
    let at = room / 4;
    for (let row = first; row < end; row++) {
      words[at++] = data[row * width]!.length;
      for (let i = row * width; i < (row + 1) * width; i++) {
        if (!copied) words[at++] = addresses[i]!;
        else {
          elements.set(data[i]!, next / bytes);
          words[at++] = next;
          next += padded(bytes * length);
        }
      }
    }
    parameters[0] = room;
    parameters[1] = end - first;
    for (let k = 0; k < count; k++) parameters[2 + k] = settings[k]!;
    versions ??= versionsOf(functions, exported, 2 + count);
    invoke(versions[dtype], parameters);
    for (let i = 0; copied && i < written; i++) {
      const from = (room + size + i * padded(bytes * length)) / bytes;
      data[first * width + i]!.set(elements.subarray(from, from + length));
    }
    return true;
  }

  function isResident(addresses: readonly number[], row: number): boolean {
    for (let i = row * width; i < (row + 1) * width; i++) if (addresses[i] === 0) return false;
    return true;
  }

  return (rows, settings) => {
    const { length } = rows;
    if (length === 0) return;
    const checked = spare ?? { dtype: "float64", work: 0, data: [], addresses: [] };
    spare = undefined;
    const { data, addresses } = checked;
    const memory = linearMemory();
    check(checked, memory, rows);
    const functions = memory === undefined ? undefined : functionsOf?.();
    for (let first = 0, end = 0; first < length; first = end) {
      end = first + 1;
      const resident = isResident(addresses, first);
      while (resident && end < length && isResident(addresses, end)) end += 1;
      const isWorth = resident
        ? checked.work >= least.resident
        : data[first * width]!.length >= least.copied;
      const ran =
        isWorth &&
        memory !== undefined &&
        functions !== undefined &&
        call(memory, functions, checked, first, end, !resident, settings);
      for (let row = first; !ran && row < end; row++) {
        twin(
          rows[row]!.map((m, i) => ({ ...m, data: data[row * width + i]! })),
          settings,
        );
      }
    }
    // Nothing of the caller's is held on to.
    (data as unknown[]).fill(undefined);
    spare = checked;
  };
}

/** Two matrices disagree, or one is none; what says so only now and then is an error, too. */
function disagreement(functionName: string, name: string, m: Matrix, like: Matrix): Error {
  assertMatrix(functionName, name, m);
  assertSameShape(functionName, name, m, "what is written", like);
  return new TypeError(`${functionName}: ${name} changes while it is read`);
}
