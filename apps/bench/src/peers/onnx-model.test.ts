import { expect, test } from "vitest";
import { gemmModel } from "./onnx-model.js";

/** Reads fields [number, wire type, content] of a protocol buffer, as its specification says. */
function fields(bytes: Uint8Array): [number, number | Uint8Array][] {
  const found: [number, number | Uint8Array][] = [];
  let at = 0;
  const integer = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("an integer is cut off");
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = integer();
    if ((tag & 7) === 0) found.push([tag >> 3, integer()]);
    else {
      const length = integer();
      found.push([tag >> 3, bytes.subarray(at, at + length)]);
      at += length;
    }
  }
  return found;
}

const only = (message: [number, number | Uint8Array][], field: number) =>
  message.filter(([number]) => number === field).map(([, content]) => content);
const text = (content: number | Uint8Array | undefined) =>
  Buffer.from(content as Uint8Array).toString();

test("a model of one Gemm with the wanted transpositions", () => {
  const model = fields(gemmModel(false, true));
  expect(only(model, 1)).toEqual([7]);
  const graph = fields(only(model, 7)[0] as Uint8Array);
  expect(only(graph, 11)).toHaveLength(2);
  expect(only(graph, 12)).toHaveLength(1);
  const node = fields(only(graph, 1)[0] as Uint8Array);
  expect(only(node, 1).map(text)).toEqual(["a", "b"]);
  expect(text(only(node, 4)[0])).toBe("Gemm");
  const attributes = only(node, 5).map((content) => fields(content as Uint8Array));
  expect(attributes.map((attribute) => text(only(attribute, 1)[0]))).toEqual(["transA", "transB"]);
  expect(attributes.map((attribute) => only(attribute, 3)[0])).toEqual([0, 1]);
  // 2 is the type of integers in AttributeProto.
  expect(attributes.map((attribute) => only(attribute, 20)[0])).toEqual([2, 2]);
});
