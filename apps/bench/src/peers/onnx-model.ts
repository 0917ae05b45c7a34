/** A field of a protocol buffer that holds bytes: strings, and messages in messages. */
function bytes(field: number, ...parts: readonly (string | readonly number[])[]): number[] {
  const content = parts.flatMap((part) =>
    typeof part === "string" ? [...Buffer.from(part)] : [...part],
  );
  return [...variable(field * 8 + 2), ...variable(content.length), ...content];
}

/** A field that holds an integer. */
function integer(field: number, value: number): number[] {
  return [...variable(field * 8), ...variable(value)];
}

/** Seven bits a byte, the last one below 128. */
function variable(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...variable(value >> 7)];
}

const FLOAT = 1;
const INTEGER = 2;

/**
 * The model `y = op(a) op(b)` as ONNX's bytes: one node `Gemm` of float32 matrices of any size.
 * Follows onnx.proto: ModelProto, GraphProto, NodeProto, AttributeProto and ValueInfoProto.
 */
export function gemmModel(transposeA: boolean, transposeB: boolean): Uint8Array {
  const attribute = (name: string, on: boolean) =>
    bytes(5, bytes(1, name), integer(3, on ? 1 : 0), integer(20, INTEGER));
  const node = bytes(
    1,
    bytes(1, "a"),
    bytes(1, "b"),
    bytes(2, "y"),
    bytes(4, "Gemm"),
    attribute("transA", transposeA),
    attribute("transB", transposeB),
  );
  const value = (field: number, name: string) => {
    const dimension = (symbol: string) => bytes(1, bytes(2, `${name}_${symbol}`));
    const shape = bytes(2, dimension("rows"), dimension("columns"));
    return bytes(field, bytes(1, name), bytes(2, bytes(1, integer(1, FLOAT), shape)));
  };
  const graph = bytes(7, node, bytes(2, "product"), value(11, "a"), value(11, "b"), value(12, "y"));
  const OPERATORS = 13;
  return Uint8Array.from([
    ...integer(1, 7),
    ...graph,
    ...bytes(8, bytes(1, ""), integer(2, OPERATORS)),
  ]);
}
