import { type Draws, shuffleFrom } from "../stream.js";

/**
 * `size` of the integers 0 to n - 1, each at most once, as NumPy's `Generator.choice` draws them: many of many are the
 * end of a permutation, of which only the end is shuffled. Others are drawn by Floyd's method, and then shuffled.
 */
export function distinctIntegers(n: number, size: number, bounded: Draws["bounded"]): Int32Array {
  if (n > 10000 && size > Math.floor(n / 50)) {
    const all = Int32Array.from({ length: n }, (_, i) => i);
    shuffleFrom(all, Math.max(n - size, 1), bounded);
    return all.slice(n - size);
  }
  const chosen = new Set<number>();
  for (let last = n - size; last < n; last++) {
    const drawn = bounded(last);
    chosen.add(chosen.has(drawn) ? last : drawn);
  }
  const result = Int32Array.from(chosen);
  shuffleFrom(result, 1, bounded);
  return result;
}
