import wrapAnsi from "wrap-ansi";

const UNBROKEN = "\u00a0";

/**
 * Text in lines of at most `width` columns, broken between words; a longer word stays whole, and so
 * does a shape. Later lines are set in by `indent`.
 */
export function wrap(text: string, width: number, indent = ""): string {
  const kept = text.replace(/(?<=\d) x (?=\d)/g, `${UNBROKEN}x${UNBROKEN}`);
  return wrapAnsi(kept, Math.max(1, width - indent.length), { hard: false, trim: true })
    .replaceAll("\n", `\n${indent}`)
    .replaceAll(UNBROKEN, " ");
}

/** Pieces one after the other, broken between them alone. */
export function wrapPieces(pieces: readonly string[], width: number, indent: string): string {
  const kept = pieces.map((piece) => piece.replaceAll(" ", UNBROKEN)).join("; ");
  return indent + wrap(kept, width, indent);
}
