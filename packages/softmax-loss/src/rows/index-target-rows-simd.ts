import { beginKernelCall, isResident, kernelModule } from "@adjoint/matrix/kernels";
import { indexTargetRowsModule } from "../generated/index-target-rows.js";

type Data = Float64Array | Float32Array;

type IndexTargetRows = (
  logits: number,
  labels: number,
  rows: number,
  columns: number,
  scale: number,
  share: number,
  gradient: number,
  losses: number,
  logSumExps: number,
) => number;

const lossKernels = /* @__PURE__ */ kernelModule<{
  readonly indexTargetRowsFloat32: IndexTargetRows;
  readonly indexTargetRowsFloat64: IndexTargetRows;
}>(indexTargetRowsModule);

/** Below this many logits the twin is done before a call with its copies is. */
const WORTH_A_COPY = 64;

/**
 * `indexTargetRows` by a SIMD kernel, with the same bits; undefined where the twin is to be run:
 * for a few logits, or where WebAssembly is refused.
 */
export function indexTargetRowsSimd(
  logits: Data,
  labels: Int32Array,
  rows: number,
  columns: number,
  scale: Data,
  share: number,
  gradient: Data,
  losses: Data,
  logSumExps: Data,
): number | undefined {
  const worthIt = logits.length >= WORTH_A_COPY || isResident(logits, gradient);
  const kernels = worthIt && columns > 0 ? lossKernels() : undefined;
  if (kernels === undefined) return undefined;
  const single = gradient.BYTES_PER_ELEMENT === 4;
  const run = single ? kernels.indexTargetRowsFloat32 : kernels.indexTargetRowsFloat64;
  const call = beginKernelCall();
  const right = run(
    call.input(logits),
    call.indices(labels),
    rows,
    columns,
    call.input(scale),
    share,
    call.output(gradient),
    call.output(losses),
    call.output(logSumExps),
  );
  call.end();
  return right >>> 0;
}
