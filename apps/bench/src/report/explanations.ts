const STEP =
  "On a quiet machine the step takes 65 us. Of that, by `node --cpu-prof`, the kernels of the five products are 42 %, that of the loss 15 %, sums 9 %, relu 3 %; the rest is JavaScript: checks, records, and the calls themselves. A dense layer also gives the gradient by its input, which the others leave out for the first layer: 6 us.";

const LOSS =
  "Of a row in the cache, exp is 1.1 ns an element, the quotients 0.3, and the largest, the difference and the sum 0.4 together. An exp is 28 instructions for four elements that depend on one another; PyTorch's takes eight elements at a time, by AVX2, and multiplies and adds in one instruction. WebAssembly has neither.";

const BYTES =
  "More than half are kernels, for float32 and float64 each: products, exp and the loss are most of them, and they are what makes a step fast.";

/** Why a target is missed, by its name in targets.ts: what a profile showed. Written by hand. */
export const EXPLANATIONS: Readonly<Record<string, string>> = {
  "step against numpy": `${STEP} NumPy's products use AVX2 and fused multiply-add, four times as many operations an instruction.`,
  "step against torch": STEP,
  "step against tfjs-wasm": STEP,
  "step against jax-js": `${STEP} jax-js compiles the whole step to one function of WebAssembly.`,
  "product at the ceiling":
    "A step of the 4 x 8 tile is 16 arithmetic instructions and 6 loads. V8 adds 4 to 8 for addresses, the loop and its check of the stack (read off `node --print-wasm-code`), and this processor starts 6 a cycle: 4.5 to 5 cycles where the arithmetic alone needs 4. Two steps at a time would save half of that, but V8 moves their loads together, and they no longer fit into 16 registers.",
  "fused loss against torch": LOSS,
  "fused loss an element": LOSS,
  "bytes of the fused loss": `${BYTES} The products are there for linearSoftmaxCrossEntropy: whoever imports softmaxCrossEntropy alone loads less, as the table of bytes shows.`,
  "bytes of all packages": BYTES,
};
