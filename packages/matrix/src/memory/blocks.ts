/** Hands out stretches of one memory, and takes them back. */
export interface Blocks {
  /** The address of `bytes` free bytes, a multiple of 64; undefined where there are none. */
  readonly allocate: (bytes: number) => number | undefined;
  /** Takes a block back; its neighbours that are free become one with it. */
  readonly free: (address: number) => void;
}

interface Stretch {
  start: number;
  end: number;
}

const ALIGNMENT = 64;

/**
 * The first free stretch that is long enough, else more memory from `extend`. That gets how far the
 * memory must reach, and gives how far it does.
 */
export function blocks(start: number, end: number, extend: (end: number) => number): Blocks {
  /** In order of address, never touching one another. */
  const gaps: Stretch[] = start < end ? [{ start, end }] : [];
  const lengths = new Map<number, number>();
  let reach = end;

  function lengthen(bytes: number): Stretch | undefined {
    const last = gaps.at(-1);
    const from = last?.end === reach ? last.start : reach;
    const reached = extend(from + bytes);
    if (reached < from + bytes) return undefined;
    reach = reached;
    if (last !== undefined && last.start === from) last.end = reached;
    else gaps.push({ start: from, end: reached });
    return gaps.at(-1);
  }

  return {
    allocate: (wanted) => {
      const bytes = Math.max(ALIGNMENT, Math.ceil(wanted / ALIGNMENT) * ALIGNMENT);
      const gap = gaps.find((g) => g.end - g.start >= bytes) ?? lengthen(bytes);
      if (gap === undefined) return undefined;
      const address = gap.start;
      gap.start += bytes;
      if (gap.start === gap.end) gaps.splice(gaps.indexOf(gap), 1);
      lengths.set(address, bytes);
      return address;
    },
    free: (address) => {
      const length = lengths.get(address);
      if (length === undefined) return;
      lengths.delete(address);
      const after = gaps.findIndex((g) => g.start > address);
      const at = after < 0 ? gaps.length : after;
      gaps.splice(at, 0, { start: address, end: address + length });
      for (const right of [at + 1, at]) {
        if (gaps[right - 1]?.end !== gaps[right]?.start) continue;
        gaps[right - 1]!.end = gaps[right]!.end;
        gaps.splice(right, 1);
      }
    },
  };
}
