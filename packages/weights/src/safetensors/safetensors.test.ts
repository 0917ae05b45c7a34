import { FormatError } from "@adjoint/checks";
import { ShapeError } from "@adjoint/matrix";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import reference from "../../../../fixtures/safetensors.json" with { type: "json" };
import { readSafetensors, type Tensor, writeSafetensors } from "../index.js";

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));

/** A file with this header, and so many bytes of data. */
function file(header: string, dataLength = 0, claimed?: bigint): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const shown = (tensors: ReadonlyMap<string, Tensor>) =>
  Object.fromEntries(
    [...tensors].map(([name, { dtype, shape, data }]) => {
      const values = Array.from<number | bigint>(data as ArrayLike<number>);
      return [name, { dtype, shape, data: values.map((v) => (Object.is(v, -0) ? "-0" : `${v}`)) }];
    }),
  );

/** As JavaScript writes numbers. */
const expected = Object.fromEntries(
  Object.entries(reference.tensors).map(([name, { dtype, shape, data }]) => {
    const spelled = data.map((text) => {
      if (dtype === "BOOL") return text === "True" ? "1" : "0";
      if (text === "nan") return "NaN";
      if (text === "inf") return "Infinity";
      if (text === "-0.0") return "-0";
      return dtype === "I64" ? text : `${Number(text)}`;
    });
    return [name, { dtype, shape, data: spelled }];
  }),
);

describe("files that were written elsewhere", () => {
  test.each(["whole", "unaligned"] as const)("%s", (name) => {
    const { tensors, metadata } = readSafetensors(bytesOf(reference.files[name]));
    expect(shown(tensors)).toEqual(expected);
    const texts = name === "whole" ? { author: "someone", "": "☃" } : {};
    expect(Object.fromEntries(metadata)).toEqual(texts);
  });

  test("without tensors", () => {
    expect(readSafetensors(bytesOf(reference.files.empty)).tensors.size).toBe(0);
    const { metadata } = readSafetensors(bytesOf(reference.files.only_metadata));
    expect([...metadata]).toEqual([["a", "b"]]);
  });

  test("are read at any offset of their memory", () => {
    const bytes = bytesOf(reference.files.whole);
    for (let offset = 0; offset < 8; offset++) {
      const larger = new Uint8Array(bytes.length + 16);
      larger.set(bytes, offset);
      const { tensors } = readSafetensors(larger.subarray(offset, offset + bytes.length));
      expect(shown(tensors)).toEqual(expected);
    }
  });

  test("a file that is cut anywhere is refused", () => {
    const bytes = bytesOf(reference.files.whole);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readSafetensors(bytes.subarray(0, length))).toThrow(FormatError);
    }
  });
});

test("what is written is aligned, wider numbers first, and comes back", () => {
  const names = fc.uniqueArray(fc.string({ unit: "grapheme" }), { maxLength: 5 });
  fc.assert(
    fc.property(names, fc.string({ unit: "grapheme" }), fc.nat(3), (keys, text, rows) => {
      const kinds: readonly ((length: number) => Tensor)[] = [
        (n) => ({ dtype: "I8", shape: [n], data: new Int8Array(n).fill(-3) }),
        (n) => ({ dtype: "F64", shape: [n], data: new Float64Array(n).fill(0.1) }),
        (n) => ({ dtype: "F32", shape: [n, 1], data: new Float32Array(n).fill(0.1) }),
        (n) => ({ dtype: "I64", shape: [1, n], data: new BigInt64Array(n).fill(-1n) }),
        () => ({ dtype: "U16", shape: [], data: Uint16Array.of(7) }),
      ];
      const given = keys.filter((key) => key !== "__metadata__");
      const tensors = new Map(given.map((key, i) => [key, kinds[i]!(rows)]));
      const bytes = writeSafetensors(tensors, new Map([[text, text]]));
      const read = readSafetensors(bytes);
      expect(read.tensors).toEqual(tensors);
      expect([...read.metadata]).toEqual([[text, text]]);
      // Every tensor is a view of the file.
      for (const { data } of read.tensors.values()) expect(data.buffer).toBe(bytes.buffer);
    }),
  );
});

test("the bytes of a small file, by hand", () => {
  const tensor = { dtype: "F32", shape: [1], data: Float32Array.of(1) };
  const header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
  const bytes = writeSafetensors(new Map([["w", tensor]]));
  expect(new DataView(bytes.buffer).getBigUint64(0, true)).toBe(56n);
  expect(Buffer.from(bytes.subarray(8, 64)).toString()).toBe(header.padEnd(56));
  expect([...bytes.subarray(64)]).toEqual([0, 0, 0x80, 0x3f]);
});

const f32 = (offsets: string, shape = "[1]") =>
  `{"dtype":"F32","shape":${shape},"data_offsets":${offsets}}`;

test.each<[string, Uint8Array, string]>([
  [
    "no length",
    new Uint8Array(7),
    "a file begins with the 8 bytes of its header's length, got 7 bytes",
  ],
  [
    "a huge header",
    file("{}", 0, 100_000_001n),
    "the header must have at most 100000000 bytes, got 100000001 as its length",
  ],
  [
    "a length beyond all",
    file("{}", 0, 2n ** 64n - 1n),
    "the header must have at most 100000000 bytes, got 18446744073709551615 as its length",
  ],
  [
    "a short header",
    file("{}", 0, 3n),
    "the header has 3 bytes by its length, and the file ends at byte 10",
  ],
  ["no header", file(""), 'the header must begin with "{" at byte 8, got ""'],
  ["a space first", file(" {}"), 'the header must begin with "{" at byte 8, got " "'],
  ["a byte order mark", file("\ufeff{}"), 'the header must begin with "{" at byte 8, got "\ufeff"'],
  ["a list", file("[]"), 'the header must begin with "{" at byte 8, got "["'],
  ["half a header", file('{"a":'), "the header ends, where it must have a value, at character 5"],
  ["two headers", file("{}{}"), "the header goes on after its end at character 2"],
  ["zeros as padding", file("{}\0\0"), "the header goes on after its end at character 2"],
  [
    "a name twice",
    file(`{"a":${f32("[0,4]")},"a":${f32("[0,4]")}}`, 4),
    'the header has the name "a" twice, again at character',
  ],
  [
    "the same name in escapes",
    file(`{"a":${f32("[0,4]")},"\\u0061":${f32("[0,4]")}}`, 4),
    'the header has the name "a" twice, again at character',
  ],
  [
    "a field twice",
    file('{"a":{"dtype":"F32","dtype":"F32"}}', 4),
    'the header has the name "dtype" twice',
  ],
  [
    "metadata of numbers",
    file('{"__metadata__":{"a":1}}'),
    '"a" of __metadata__ must be a text, got 1',
  ],
  [
    "metadata in a list",
    file('{"__metadata__":["a"]}'),
    "__metadata__ must be a record, got an array of 1",
  ],
  ["a tensor of null", file('{"a":null}'), 'tensor "a" must be a record, got null'],
  ["an unknown field", file('{"a":{"dtpye":"F32"}}'), 'tensor "a" has an unknown field "dtpye"'],
  [
    "an unknown dtype",
    file('{"a":{"dtype":"F80","shape":[],"data_offsets":[0,10]}}', 10),
    'dtype of tensor "a" must be one of F64, F32,',
  ],
  [
    "no dtype",
    file('{"a":{"shape":[1],"data_offsets":[0,4]}}', 4),
    'dtype of tensor "a" must be one of F64, F32,',
  ],
  [
    "no shape",
    file('{"a":{"dtype":"F32","data_offsets":[0,4]}}', 4),
    'shape of tensor "a" must be a list of whole numbers, got undefined',
  ],
  [
    "a shape of texts",
    file(`{"a":${f32("[0,4]", '["1"]')}}`, 4),
    'shape of tensor "a" must be a list of whole numbers, got an array of 1',
  ],
  [
    "a negative size",
    file(`{"a":${f32("[0,4]", "[-1]")}}`, 4),
    'the header has "-1", which is no number here,',
  ],
  [
    "a size of 1.0",
    file(`{"a":${f32("[0,4]", "[1.0]")}}`, 4),
    'the header has "1.0", which is no number here,',
  ],
  [
    "a size of 2^53",
    file(`{"a":${f32("[0,4]", "[9007199254740993]")}}`, 4),
    'the header has "9007199254740993", which is no number here,',
  ],
  [
    "sizes that overflow",
    file(`{"a":${f32("[0,4]", "[4294967296,4294967296,4294967296]")}}`, 4),
    'tensor "a" of F32 [4294967296, 4294967296, 4294967296] must have',
  ],
  [
    "one offset",
    file(`{"a":${f32("[4]")}}`, 4),
    'data_offsets of tensor "a" must be two numbers, the lower one first, got [4]',
  ],
  [
    "offsets backwards",
    file(`{"a":${f32("[4,0]")}}`, 4),
    'data_offsets of tensor "a" must be two numbers, the lower one first, got [4, 0]',
  ],
  [
    "too few bytes",
    file(`{"a":${f32("[0,3]")}}`, 3),
    'tensor "a" of F32 [1] must have 4 bytes, got 3',
  ],
  [
    "a hole before",
    file(`{"a":${f32("[4,8]")}}`, 8),
    'tensor "a" must begin at 0 of the data, got 4: there is a hole',
  ],
  [
    "a hole between",
    file(`{"a":${f32("[0,4]")},"b":${f32("[5,9]")}}`, 9),
    'tensor "b" must begin at 4 of the data, got 5: there is a hole',
  ],
  [
    "an overlap",
    file(`{"a":${f32("[0,4]")},"b":${f32("[2,6]")}}`, 6),
    'tensor "b" must begin at 4 of the data, got 2: there is an overlap',
  ],
  [
    "the same bytes twice",
    file(`{"a":${f32("[0,4]")},"b":${f32("[0,4]")}}`, 4),
    'tensor "b" must begin at 4 of the data, got 0: there is an overlap',
  ],
  [
    "bytes after the end",
    file(`{"a":${f32("[0,4]")}}`, 5),
    "the tensors have 4 bytes of data, and the file 5: it goes on after its last tensor",
  ],
  [
    "bytes that are missing",
    file(`{"a":${f32("[0,4]")}}`, 3),
    "the tensors have 4 bytes of data, and the file 3: it is cut short",
  ],
  ["deep lists", file(`{"a":${"[".repeat(200)}`), "the header has more than 100 levels"],
  [
    "half a character",
    file('{"\\ud800":1}'),
    "the header has half a character in the string at character 1",
  ],
])("refuses %s", (_, bytes, message) => {
  expect(() => readSafetensors(bytes)).toThrow(FormatError);
  expect(() => readSafetensors(bytes)).toThrow(`readSafetensors: ${message}`);
});

test("refuses what is no UTF-8, and truths that are neither", () => {
  const bytes = file('{"a":1}');
  bytes[10] = 0xff;
  expect(() => readSafetensors(bytes)).toThrow(
    new FormatError("readSafetensors: the header is no UTF-8"),
  );
  const flags = file('{"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}', 1);
  flags[flags.length - 1] = 2;
  expect(() => readSafetensors(flags)).toThrow("a tensor of BOOL must hold zeros and ones");
});

test.each<[string, unknown, unknown, string]>([
  [
    "__metadata__",
    { dtype: "F32", shape: [], data: Float32Array.of(1) },
    RangeError,
    'a tensor must not be called "__metadata__"',
  ],
  [
    "a",
    { dtype: "F80", shape: [], data: Float32Array.of(1) },
    RangeError,
    'dtype of tensor "a" must be one of F64,',
  ],
  [
    "a",
    { dtype: "F64", shape: [1], data: Float32Array.of(1) },
    TypeError,
    'data of tensor "a" must be a Float64Array, as it is F64, got a Float32Array of 1',
  ],
  [
    "a",
    { dtype: "F32", shape: [2], data: Float32Array.of(1) },
    ShapeError,
    'tensor "a" has 1 numbers, and the shape [2]',
  ],
  [
    "a",
    { dtype: "F32", shape: [-1, -1], data: Float32Array.of(1) },
    ShapeError,
    'tensor "a" has 1 numbers, and the shape [-1, -1]',
  ],
  [
    "\ud800",
    { dtype: "F32", shape: [], data: Float32Array.of(1) },
    RangeError,
    "a name of tensors must be whole characters",
  ],
])("does not write %o: %o", (name, tensor, Kind, message) => {
  const write = () => writeSafetensors(new Map([[name, tensor as Tensor]]));
  expect(write).toThrow(Kind as typeof Error);
  expect(write).toThrow(`writeSafetensors: ${message}`);
});
