import type { Job, Peer, Prepared } from "../servers/protocol.js";
import { operandOf, readOperand } from "../servers/read-operand.js";
import { describeArray } from "./describe-array.js";
import { importPeer, versionOf } from "./import-peer.js";

interface MlMatrix {
  readonly transpose: () => MlMatrix;
  readonly mmul: (other: MlMatrix) => MlMatrix;
  readonly to1DArray: () => number[];
}

interface Module {
  readonly Matrix: {
    readonly from1DArray: (rows: number, columns: number, data: ArrayLike<number>) => MlMatrix;
  };
}

/** ml-matrix: plain JavaScript, float64 only. Its operands are transposed before, untimed. */
export async function mlMatrix(): Promise<Peer> {
  const { Matrix } = await importPeer<Module>("ml-matrix");
  const operand = (job: Job, name: string, transposed: boolean): MlMatrix => {
    const { rows, columns } = operandOf(job, name);
    const m = Matrix.from1DArray(rows, columns, readOperand(operandOf(job, name)));
    return transposed ? m.transpose() : m;
  };
  const product = (job: Job): Prepared => {
    const a = operand(job, "a", job.params.transposeA === 1);
    const b = operand(job, "b", job.params.transposeB === 1);
    const run = () => a.mmul(b);
    return { run, check: () => describeArray(run().to1DArray()) };
  };
  return { version: versionOf("ml-matrix"), workloads: { product } };
}
