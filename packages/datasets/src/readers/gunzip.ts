import {
  assertBytes,
  assertInteger,
  assertOptions,
  FormatError,
  type OptionNames,
} from "@adjoint/checks";

/** What this package uses of the platform, in the words of its standard. */
interface Host {
  readonly DecompressionStream: new (
    format: "gzip",
  ) => {
    readonly writable: {
      readonly getWriter: () => {
        readonly write: (bytes: Uint8Array) => Promise<void>;
        readonly close: () => Promise<void>;
      };
    };
    readonly readable: {
      readonly getReader: () => {
        readonly read: () => Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
        readonly cancel: () => Promise<void>;
      };
    };
  };
}

/** How much may come out. */
export interface GunzipOptions {
  /** Bytes of the result, at most: a small file can hold very many. @default 2^30 */
  readonly limit?: number;
}

const GUNZIP: OptionNames<GunzipOptions> = { limit: "optional" };

/**
 * What a gzipped file holds, as MNIST's, by the platform's `DecompressionStream`.
 *
 * @param bytes the file
 * @param options how much may come out
 * @throws {TypeError} when bytes are no Uint8Array, or an option is unknown or of the wrong kind
 * @throws {RangeError} when `limit` is not an integer of at least 0
 * @throws {FormatError} when the file is not gzipped, broken, cut, or holds more than `limit` bytes
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { gzipSync } from "node:zlib";
 * import { gunzip } from "@adjoint/datasets";
 *
 * assert.deepEqual(await gunzip(gzipSync(Uint8Array.of(1, 2, 3))), Uint8Array.of(1, 2, 3));
 * ```
 */
export async function gunzip(bytes: Uint8Array, options: GunzipOptions = {}): Promise<Uint8Array> {
  assertBytes("gunzip", "bytes", bytes);
  assertOptions("gunzip", options, GUNZIP);
  const { limit = 2 ** 30 } = options;
  assertInteger("gunzip", "limit", limit, 0);
  const { DecompressionStream } = globalThis as unknown as Host;
  const { writable, readable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  // What is wrong with the file shows when it is read.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new FormatError("gunzip: the file is not gzipped, is broken, or is cut");
    });
    if (done || value === undefined) break;
    parts.push(value);
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => undefined);
      throw new FormatError(`gunzip: the file holds more than ${limit} bytes, the limit`);
    }
  }
  const result = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
