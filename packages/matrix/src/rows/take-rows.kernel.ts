/** Rows of `bytes` bytes, one for each of `count` indices: what `takeRows` copies. */
export function gatherRows(
  from: usize,
  indices: usize,
  to: usize,
  count: usize,
  bytes: usize,
): void {
  for (let i: usize = 0; i < count; i++) {
    memory.copy(to, from + <usize>load<u32>(indices) * bytes, bytes);
    indices += 4;
    to += bytes;
  }
}
