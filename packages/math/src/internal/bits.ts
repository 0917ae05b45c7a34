/*
 * A float64 seen as two 32-bit halves, through one scratch buffer: written and read within a
 * single function call, so nothing is kept in it between calls.
 */
const float64 = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ wordsOf(float64);
const float32 = /* @__PURE__ */ new Float32Array(1);
const word = /* @__PURE__ */ wordsOf(float32);

function wordsOf({ buffer }: Float32Array | Float64Array): Int32Array {
  return new Int32Array(buffer);
}

/** The upper 32 bits: sign, exponent, and the first 20 bits of the fraction. Little-endian, as WebAssembly is. */
export function highWord(x: number): number {
  float64[0] = x;
  return words[1]!;
}

/** `x` with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  float64[0] = x;
  words[1] = high;
  return float64[0]!;
}

/** `2^n` for n in [-1022, 1023]. */
export function powerOfTwo(n: number): number {
  float64[0] = 0;
  words[1] = (n + 1023) << 20;
  return float64[0]!;
}

/** The 32 bits of a float32. */
export function bitsOfFloat32(x: number): number {
  float32[0] = x;
  return word[0]!;
}

/** The float32 that has these 32 bits. */
export function float32OfBits(bits: number): number {
  word[0] = bits;
  return float32[0]!;
}

/** `2^n` for n in [-126, 127]. */
export function powerOfTwoFloat32(n: number): number {
  return float32OfBits((n + 127) << 23);
}
