/** What the benchmarks use of TensorFlow.js: it is not installed where the types are checked. */
export interface Tensor {
  readonly dataSync: () => Float32Array;
  readonly dispose: () => void;
  readonly add: (other: Tensor) => Tensor;
  readonly sub: (other: Tensor) => Tensor;
  readonly mul: (other: Tensor) => Tensor;
  readonly neg: () => Tensor;
  readonly mean: () => Tensor;
  readonly sum: (axis?: number) => Tensor;
  readonly reshape: (shape: readonly number[]) => Tensor;
  readonly transpose: (axes: readonly number[]) => Tensor;
}

export interface Variable extends Tensor {
  readonly assign: (value: Tensor) => void;
}

export interface Tfjs {
  readonly setBackend: (name: string) => Promise<boolean>;
  readonly ready: () => Promise<void>;
  readonly tensor2d: (data: Float32Array, shape: [number, number]) => Tensor;
  readonly tensor1d: (data: Int32Array, dtype: "int32") => Tensor;
  readonly variable: (initial: Tensor) => Variable;
  readonly oneHot: (indices: Tensor, depth: number) => Tensor;
  readonly cast: (x: Tensor, dtype: "float32") => Tensor;
  readonly matMul: (a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean) => Tensor;
  readonly relu: (x: Tensor) => Tensor;
  readonly conv2d: (x: Tensor, kernel: Tensor, strides: number, padding: "same") => Tensor;
  readonly maxPool: (x: Tensor, size: number, strides: number, padding: "valid") => Tensor;
  readonly exp: (x: Tensor) => Tensor;
  readonly logSoftmax: (x: Tensor, axis: number) => Tensor;
  readonly logSumExp: (x: Tensor, axis: number) => Tensor;
  readonly tidy: <T>(work: () => T) => T;
  readonly valueAndGrad: (
    f: (x: Tensor) => Tensor,
  ) => (x: Tensor) => { readonly value: Tensor; readonly grad: Tensor };
  readonly train: {
    readonly adam: (
      learningRate: number,
      beta1: number,
      beta2: number,
      epsilon: number,
    ) => {
      readonly minimize: (f: () => Tensor, returnCost: boolean) => Tensor;
      readonly dispose: () => void;
    };
  };
}

export interface WasmBackend {
  readonly setWasmPaths: (folder: string) => void;
  readonly setThreadsCount: (threads: number) => void;
}
