import wrapAnsi from "wrap-ansi";

/** Text in lines of at most `width` columns, broken between words; a longer word stays whole. */
export function wrap(text: string, width: number): string {
  return wrapAnsi(text, Math.max(1, width), { hard: false, trim: true });
}
