/** What the benchmarks use of jax-js: it is not installed where the types are checked. */
export interface JaxArray {
  /** The array, counted once more: each use takes a count away. */
  readonly ref: JaxArray;
  readonly add: (other: JaxArray | number) => JaxArray;
  readonly sub: (other: JaxArray | number) => JaxArray;
  readonly mul: (other: JaxArray | number) => JaxArray;
  readonly div: (other: JaxArray | number) => JaxArray;
  readonly sum: (axis?: number) => JaxArray;
  readonly mean: () => JaxArray;
  readonly neg: () => JaxArray;
  readonly reshape: (shape: readonly number[]) => JaxArray;
  readonly transpose: () => JaxArray;
  readonly dataSync: () => Float32Array;
  /** Computes what was only promised: until then nothing is. It takes no count away. */
  readonly blockUntilReady: () => Promise<JaxArray>;
  readonly dispose: () => void;
}

export interface JaxJs {
  readonly init: (...devices: string[]) => Promise<string[]>;
  readonly defaultDevice: (device: string) => string;
  readonly numpy: {
    readonly array: (data: Float32Array | Int32Array | number) => JaxArray;
    readonly zerosLike: (x: JaxArray) => JaxArray;
    readonly matmul: (a: JaxArray, b: JaxArray) => JaxArray;
    readonly sqrt: (x: JaxArray) => JaxArray;
    readonly exp: (x: JaxArray) => JaxArray;
    readonly max: (x: JaxArray, axes: readonly number[]) => JaxArray;
  };
  readonly lax: {
    readonly conv: (
      x: JaxArray,
      kernel: JaxArray,
      strides: readonly number[],
      padding: "SAME",
    ) => JaxArray;
  };
  readonly nn: {
    readonly relu: (x: JaxArray) => JaxArray;
    readonly logSoftmax: (x: JaxArray, axis: number) => JaxArray;
    readonly oneHot: (x: JaxArray, classes: number) => JaxArray;
  };
  readonly jit: <Args extends readonly unknown[], Result>(
    f: (...args: Args) => Result,
  ) => (...args: Args) => Result;
  readonly valueAndGrad: <First, Rest extends readonly unknown[]>(
    f: (first: First, ...rest: Rest) => JaxArray,
  ) => (first: First, ...rest: Rest) => [JaxArray, First];
}
