import type { Parameter } from "@adjoint/pass";

/**
 * A fingerprint of all bits of some parameters: FNV-1a over 64 bits, sixteen hexadecimal digits.
 * It tells two networks apart, and proves nothing against someone who wants to deceive.
 */
export function fingerprint(parameters: readonly Parameter[]): string {
  // The hash in four parts of 16 bits: products stay exact.
  let [a, b, c, d] = [0x2325, 0x8422, 0x9ce4, 0xcbf2];
  for (const { value } of parameters) {
    const bytes = new Uint8Array(value.data.buffer, value.data.byteOffset, value.data.byteLength);
    for (const byte of bytes) {
      a ^= byte;
      // Times 0x100000001b3, modulo 2^64.
      const [p, q] = [a * 0x1b3, b * 0x1b3];
      const r = c * 0x1b3 + a * 0x100;
      const s = d * 0x1b3 + b * 0x100;
      a = p & 0xffff;
      const carryB = q + (p >>> 16);
      b = carryB & 0xffff;
      const carryC = r + (carryB >>> 16);
      c = carryC & 0xffff;
      d = (s + (carryC >>> 16)) & 0xffff;
    }
  }
  return [d, c, b, a].map((part) => part.toString(16).padStart(4, "0")).join("");
}
