const STEP =
  "Alone on a quiet machine the step takes 65 us. Of a run of steps, by `node --cpu-prof`, the kernels of the six products are 40 %, that of the loss 13 %, relu's 7 %, sums and Adam 3 %; most of the rest is JavaScript: checks, records, and the calls themselves. A dense layer also gives the gradient by its input, which NumPy's script leaves out for the first layer.";

const LOSS =
  "Timed one by one on a row in the cache, exp is 1.1 ns an element, the quotients 0.3, and the largest, the difference and the sum 0.4 together. An exp is about 28 instructions for four float32, most of which wait for the one before; WebAssembly has neither wider vectors nor fused multiply-add.";

const BYTES =
  "More than half are kernels, for float32 and float64 each: products, exp and the loss are most of them, and they are what makes a step fast.";

/** Why a target is missed, by its name in targets.ts: what a profile showed. Written by hand. */
export const EXPLANATIONS: Readonly<Record<string, string>> = {
  "step against numpy": `${STEP} NumPy's large products go beyond the ceiling that is measured here, which is that of WebAssembly without fused multiply-add.`,
  "step against torch": STEP,
  "step against tfjs-wasm": STEP,
  "step against jax-js": STEP,
  "product at the ceiling":
    "A step of the 4 x 8 tile is 16 arithmetic instructions and 6 loads. V8 adds 4 to 8 for addresses, the loop and its check of the stack (read off `node --print-wasm-code`), and this processor starts 6 a cycle: 4.5 to 5 cycles where the arithmetic alone needs 4. Four steps at a time were slower: V8 moves their loads together, and they no longer fit into 16 registers.",
  "fused loss against torch": LOSS,
  "fused loss an element": LOSS,
  "bytes of the fused loss": `${BYTES} The products are there for linearSoftmaxCrossEntropy: whoever imports softmaxCrossEntropy alone loads less, as the table of bytes shows.`,
  "bytes of all packages": BYTES,
};
