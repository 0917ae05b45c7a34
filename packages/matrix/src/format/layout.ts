/** Joins the words of one row, breaking the line before a word that would end beyond `lineWidth`. */
export function layoutRow(words: readonly string[], lineWidth: number): string {
  const indent = "  "; // the width of the two opening brackets
  const width = lineWidth - 2; // room for the two closing ones
  let text = "";
  let line = indent;
  for (const [index, word] of words.entries()) {
    if (index > 0) line += " ";
    // A word wider than a whole line stays where it is: a new line would not help.
    if (line.length > indent.length && line.length + word.length > width) {
      text += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += word;
  }
  return `[${(text + line).slice(indent.length)}]`;
}

/** Puts rows under each other, in brackets. */
export function layoutRows(rows: readonly string[]): string {
  return `[${rows.join("\n ")}]`;
}
