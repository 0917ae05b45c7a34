import { gzipSync } from "node:zlib";
import { FormatError } from "@adjoint/checks";
import { ShapeError, toRows } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import files from "../../../../fixtures/files.json" with { type: "json" };
import { gunzip, matrixOf, readIdx, readNpy } from "../index.js";

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));
const numberOf = (text: string) => Number(text.replace("nan", "NaN").replace("inf", "Infinity"));

/** An IDX file: its kind, its sizes, and the bytes of its numbers. */
function idx(kind: number, sizes: readonly number[], data: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + data.length);
  bytes.set([0, 0, kind, sizes.length]);
  sizes.forEach((size, i) => {
    new DataView(bytes.buffer).setUint32(4 + 4 * i, size);
  });
  bytes.set(data, 4 + 4 * sizes.length);
  return bytes;
}

describe("npy", () => {
  test.each(Object.entries(files.npy))("%s, as NumPy wrote it", (_, { file, shape, data }) => {
    const read = readNpy(bytesOf(file));
    expect(read.shape).toEqual(shape);
    expect(Array.from(read.data)).toEqual(data.map(numberOf));
    const cut = bytesOf(file);
    for (let length = 0; length < cut.length; length++) {
      expect(() => readNpy(cut.subarray(0, length))).toThrow(FormatError);
    }
  });

  test("arrays hold the kind of the file where there is one", () => {
    const kinds = {
      f4: Float32Array,
      f2: Float32Array,
      i4: Int32Array,
      u1: Uint8Array,
      i8: Float64Array,
    };
    for (const [name, Kind] of Object.entries(kinds)) {
      const { file } = files.npy[name as keyof typeof kinds];
      expect(readNpy(bytesOf(file)).data).toBeInstanceOf(Kind);
    }
  });

  const npy = (header: string, data: readonly number[] = [], version = [1, 0]) => {
    const size = version[0] === 1 ? 2 : 4;
    const bytes = new Uint8Array(8 + size + header.length + data.length);
    bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, ...version]);
    new DataView(bytes.buffer).setUint16(8, header.length, true);
    bytes.set(new TextEncoder().encode(header), 8 + size);
    bytes.set(data, 8 + size + header.length);
    return bytes;
  };
  const header = (descr: string, order = "False", shape = "(1,)") =>
    `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`;

  test("its fields come in any order, with or without a comma at the end", () => {
    const fields = "{'shape': (1, 2), 'fortran_order': False, 'descr': '|u1'}";
    expect(readNpy(npy(fields, [3, 4]))).toEqual({ shape: [1, 2], data: Uint8Array.of(3, 4) });
  });

  test.each<[string, Uint8Array, string]>([
    [
      "another file",
      idx(8, [1], [1]),
      'the file must begin with "\\x93NUMPY", and differs at byte 0',
    ],
    [
      "version 4",
      npy(header("'|u1'"), [1], [4, 0]),
      "the version must be 1.0, 2.0 or 3.0, got 4.0, at byte 6",
    ],
    [
      "objects",
      npy(header("'|O'"), [1]),
      'the header must have a kind of numbers as descr, got "|O" at byte 10',
    ],
    [
      "complex numbers",
      npy(header("'<c8'"), [1]),
      'the header must have a kind of numbers as descr, got "<c8"',
    ],
    [
      "records",
      npy(header("[('a', '<f8')]"), [1]),
      "the header must be descr, fortran_order and shape alone, of numbers, got",
    ],
    [
      "native order",
      npy(header("'=f8'"), [1]),
      'the header must have a kind of numbers as descr, got "=f8"',
    ],
    [
      "no order",
      npy(header("'|u1'", "(1,)"), [1]),
      "the header must say True or False as fortran_order",
    ],
    [
      "no brackets",
      npy(header("'|u1'", "False", "True"), [1]),
      "the header must have sizes in brackets as shape",
    ],
    [
      "a size below 0",
      npy(header("'|u1'", "False", "(-1,)"), [1]),
      "the header must be descr, fortran_order and shape alone",
    ],
    [
      "a huge size",
      npy(header("'|u1'", "False", "(99999999999999999999,)"), [1]),
      "the header has a size beyond 2^53",
    ],
    [
      "a field twice",
      npy("{'descr': '|u1', 'descr': '|u1', 'shape': (1,), }", [1]),
      'the header has "descr" twice',
    ],
    [
      "code",
      npy("{'descr': '|u1', 'fortran_order': exit(), 'shape': (1,)}", [1]),
      "the header must be descr, fortran_order and shape alone",
    ],
    ["no braces", npy("'descr'", [1]), "the header must be a record in braces"],
    [
      "too many numbers",
      npy(header("'|u1'"), [1, 2]),
      "the file must end at byte 68, by its shape (1), and ends at byte 69",
    ],
    [
      "an integer beyond 2^53",
      npy(header("'<i8'"), [0, 0, 0, 0, 0, 0, 0, 1]),
      "there is an integer beyond 2^53, which no double holds, at byte 67",
    ],
    ["a truth value of 2", npy(header("'|b1'"), [2]), "there is a truth value of 2 at byte 67"],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => readNpy(bytes)).toThrow(FormatError);
    expect(() => readNpy(bytes)).toThrow(`readNpy: ${message}`);
  });

  test("refuses a long header before it reads one", () => {
    const bytes = npy(header("'|u1'"), [1], [2, 0]);
    new DataView(bytes.buffer).setUint32(8, 4_000_000_000, true);
    expect(() => readNpy(bytes)).toThrow(
      "readNpy: the header must have at most 10000 bytes, got 4000000000",
    );
  });
});

describe("IDX", () => {
  test.each<[string, Uint8Array, object]>([
    ["bytes", idx(0x08, [2, 1], [1, 255]), { shape: [2, 1], data: Uint8Array.of(1, 255) }],
    ["signed bytes", idx(0x09, [1], [255]), { shape: [1], data: Int8Array.of(-1) }],
    ["shorts", idx(0x0b, [2], [1, 2, 255, 254]), { shape: [2], data: Int16Array.of(258, -2) }],
    ["integers", idx(0x0c, [1], [0, 1, 0, 2]), { shape: [1], data: Int32Array.of(65538) }],
    ["floats", idx(0x0d, [1], [0x3f, 0xc0, 0, 0]), { shape: [1], data: Float32Array.of(1.5) }],
    [
      "doubles",
      idx(0x0e, [1], [0x3f, 0xf8, 0, 0, 0, 0, 0, 0]),
      { shape: [1], data: Float64Array.of(1.5) },
    ],
    ["nothing", idx(0x08, [0, 28, 28], []), { shape: [0, 28, 28], data: new Uint8Array(0) }],
  ])("%s", (_, bytes, wanted) => {
    expect(readIdx(bytes)).toEqual(wanted);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readIdx(bytes.subarray(0, length))).toThrow(FormatError);
    }
    const within = new Uint8Array(bytes.length + 5);
    within.set(bytes, 3);
    expect(readIdx(within.subarray(3, 3 + bytes.length))).toEqual(wanted);
  });

  test.each<[string, Uint8Array, string, number]>([
    [
      "another beginning",
      Uint8Array.of(1, 0, 8, 1, 0, 0, 0, 0),
      "the file must begin with two zeros, got others at byte 0",
      0,
    ],
    [
      "an unknown kind",
      idx(0x0a, [1], [1]),
      "the kind of its numbers is an unknown 10 at byte 2",
      2,
    ],
    [
      "huge sizes",
      idx(0x08, [2 ** 32 - 1, 2 ** 32 - 1], [1]),
      "the file must end at byte 18446744065119617000, by its sizes [4294967295, 4294967295], and ends at byte 13",
      13,
    ],
    [
      "bytes after its end",
      idx(0x08, [1], [1, 2]),
      "the file must end at byte 9, by its sizes [1], and ends at byte 10",
      10,
    ],
    [
      "a gzipped file",
      gzipSync(idx(0x08, [1], [1])),
      "the file is gzipped, give it to gunzip first: at byte 0",
      0,
    ],
  ])("refuses %s", (_, bytes, message, byte) => {
    const wanted = { name: "FormatError", message: `readIdx: ${message}`, place: { byte } };
    expect(() => readIdx(bytes)).toThrow(expect.objectContaining(wanted));
  });

  test("images become a matrix, one a row", () => {
    const images = readIdx(idx(0x08, [2, 1, 2], [1, 2, 3, 4]));
    expect(toRows(matrixOf(images))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(matrixOf(images, "float32").dtype).toBe("float32");
    expect(toRows(matrixOf({ shape: [2], data: Uint8Array.of(5, 6) }))).toEqual([[5], [6]]);
    expect(() => matrixOf({ shape: [], data: Uint8Array.of(5) })).toThrow(RangeError);
    expect(() => matrixOf({ shape: [2], data: Uint8Array.of(5) })).toThrow(
      new ShapeError("matrixOf: array has 1 numbers, and the shape [2]"),
    );
  });
});

describe("gzip", () => {
  const contents = Uint8Array.from({ length: 300_000 }, (_, i) => i * i);
  const zipped = gzipSync(contents);

  test("gives what was put in", async () => {
    expect(Buffer.compare(await gunzip(zipped), contents)).toBe(0);
    expect(await gunzip(gzipSync(new Uint8Array(0)))).toEqual(new Uint8Array(0));
  });

  test("stops at the limit, long before a bomb is unpacked", async () => {
    const bomb = gzipSync(new Uint8Array(50_000_000));
    await expect(gunzip(bomb, { limit: 1000 })).rejects.toThrow(
      new FormatError("gunzip: the file holds more than 1000 bytes, the limit"),
    );
    expect((await gunzip(zipped, { limit: contents.length })).length).toBe(contents.length);
  });

  test("refuses what is cut, broken, or not gzipped", async () => {
    const broken = zipped.slice();
    broken[broken.length - 6]! ^= 1;
    const wrong = [
      zipped.subarray(0, 9),
      zipped.subarray(0, -1),
      broken,
      contents,
      new Uint8Array(0),
    ];
    for (const bytes of wrong) await expect(gunzip(bytes)).rejects.toThrow(FormatError);
    await expect(gunzip("x" as never)).rejects.toThrow(
      'gunzip: bytes must be a Uint8Array, got "x"',
    );
    await expect(gunzip(zipped, { limit: -1 })).rejects.toThrow(RangeError);
  });
});
