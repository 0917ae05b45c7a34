import type { DType } from "@adjoint/matrix";
import type { Bench } from "../bench.js";
import type { Entrant } from "../measure-case.js";
import type { CaseResult, Figure, Section } from "../results.js";
import { LIBRARIES, OURS, OURS_ORDINARY } from "./contenders.js";
import { drawn } from "./drawn.js";

/** A product `op(a) op(b)`: the sizes of a and b as they are stored. */
interface Product {
  readonly name: string;
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

const CEILING = "ceiling";

const square = (n: number): Product => ({ name: `${n} x ${n}`, a: [n, n], b: [n, n] });

/** The three products of a dense layer on a batch. */
function layer(name: string, batch: number, inputs: number, units: number): Product[] {
  return [
    { name: `${name}, forward`, a: [batch, inputs], b: [inputs, units] },
    { name: `${name}, dW`, a: [batch, inputs], b: [batch, units], transposeA: true },
    { name: `${name}, dx`, a: [batch, units], b: [inputs, units], transposeB: true },
  ];
}

function productEntrants(bench: Bench, product: Product, dtype: DType): Entrant[] {
  const { a, b, transposeA = false, transposeB = false } = product;
  const job = (variant = "") => ({
    workload: "product",
    params: { variant, transposeA: transposeA ? 1 : 0, transposeB: transposeB ? 1 : 0 },
    inputs,
  });
  const inputs = {
    a: bench.operands.matrix(drawn(...a, dtype, [0, 1])),
    b: bench.operands.matrix(drawn(...b, dtype, [0, 1])),
  };
  const ceiling = { dtype, operations: operations(product) };
  const others =
    dtype === "float32"
      ? [...LIBRARIES, "onnxruntime-node", "ml-matrix"]
      : ["numpy", "torch", "ml-matrix"];
  return [
    { contender: OURS, server: "adjoint", job: job("resident") },
    { contender: OURS_ORDINARY, server: "adjoint", job: job("ordinary") },
    {
      contender: CEILING,
      server: "adjoint",
      job: { workload: "ceiling", params: ceiling, inputs: {} },
    },
    ...others.map((server) => ({ contender: server, server, job: job() })),
  ];
}

/** Multiplications and additions. */
function operations({ a, b, transposeB }: Product): number {
  return 2 * a[0] * a[1] * (transposeB === true ? b[0] : b[1]);
}

/** Products of matrices, square and as in a dense layer. */
export async function productsSection(bench: Bench): Promise<Section> {
  const sizes = bench.quick ? [8, 64, 256] : [8, 24, 64, 256, 1024];
  const layers = [
    ...layer("spiral 300 x 64 x 3", 300, 64, 3),
    ...layer("digits 64 x 64 x 128", 64, 64, 128),
  ];
  const plan: [Product, DType][] = [
    ...sizes.map((n): [Product, DType] => [square(n), "float32"]),
    ...(bench.quick ? [] : [64, 256]).map((n): [Product, DType] => [square(n), "float64"]),
    ...(bench.quick ? [] : layers).map((product): [Product, DType] => [product, "float32"]),
  ];
  const cases: CaseResult[] = [];
  for (const [product, dtype] of plan) {
    const name = `${product.name} ${dtype}`;
    bench.progress(name);
    const entrants = productEntrants(bench, product, dtype);
    cases.push(await bench.measure({ name, work: operations(product), entrants }));
  }
  return {
    name: "product",
    title: "Matrix product",
    measure: "rate",
    cases,
    figures: cases.flatMap(shareOfCeiling),
    notes: [
      "The ceiling is a loop of independent multiplications and additions in SIMD registers, of as many operations: what WebAssembly could do at most without fused multiply-add, which it does not have. NumPy, PyTorch and ONNX Runtime are native code with wider registers and fused multiply-add.",
      "adjoint multiplies matrices of a workspace, in the kernels' memory; with ordinary arrays, they are copied into it and back.",
      "ml-matrix computes in float64 always; its operands are transposed beforehand, untimed.",
    ],
  };
}

function shareOfCeiling({ name, results }: CaseResult): Figure[] {
  const time = (contender: string) =>
    results.find((result) => result.contender === contender)?.seconds?.median;
  const [ours, least] = [time(OURS), time(CEILING)];
  if (ours === undefined || least === undefined) return [];
  return [{ name: `share of the ceiling, ${name}`, value: (100 * least) / ours, unit: "%" }];
}
