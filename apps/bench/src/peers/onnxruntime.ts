import type { Job, Peer, Prepared } from "../servers/protocol.js";
import { operandOf, readOperand } from "../servers/read-operand.js";
import { describeArray } from "./describe-array.js";
import { importPeer, versionOf } from "./import-peer.js";
import { gemmModel } from "./onnx-model.js";

interface Session {
  readonly run: (
    feeds: Readonly<Record<string, object>>,
  ) => Promise<Readonly<Record<string, { readonly data: Float32Array }>>>;
  readonly release: () => Promise<void>;
}

interface Module {
  readonly InferenceSession: {
    readonly create: (
      model: Uint8Array,
      options: {
        readonly intraOpNumThreads: number;
        readonly interOpNumThreads: number;
        readonly executionMode: "sequential";
      },
    ) => Promise<Session>;
  };
  readonly Tensor: new (
    type: "float32",
    data: Float32Array,
    dimensions: readonly number[],
  ) => object;
}

/** ONNX Runtime: native code, in one thread. Its run is a promise, and the wait is a part of it. */
export async function onnxRuntime(): Promise<Peer> {
  const module = await importPeer<Module & { default?: Module }>("onnxruntime-node");
  const { InferenceSession, Tensor } = module.default ?? module;
  const tensor = (job: Job, name: string): object => {
    const operand = operandOf(job, name);
    if (operand.dtype !== "float32") throw new Error("timed in float32 only");
    const data = readOperand({ ...operand, dtype: "float32" });
    return new Tensor("float32", data, [operand.rows, operand.columns]);
  };
  const product = async (job: Job): Promise<Prepared> => {
    const model = gemmModel(job.params.transposeA === 1, job.params.transposeB === 1);
    const session = await InferenceSession.create(model, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: "sequential",
    });
    const feeds = { a: tensor(job, "a"), b: tensor(job, "b") };
    const run = () => session.run(feeds);
    return {
      run,
      check: async () => describeArray((await run()).y!.data),
      release: () => void session.release(),
    };
  };
  return { version: versionOf("onnxruntime-node"), workloads: { product } };
}
