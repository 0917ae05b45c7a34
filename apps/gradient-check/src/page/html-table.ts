import type { Table } from "../report/table.js";
import { escapeHtml } from "./escape-html.js";

/** A table that scrolls inside its own box; the box can be reached and scrolled by keyboard. */
export function htmlTable({ title, columns, rows }: Table): string {
  const kind = (j: number) => (columns[j]!.numeric ? ' class="number"' : "");
  const head = columns.map(({ label }, j) => `<th scope="col"${kind(j)}>${escapeHtml(label)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, j) =>
      j === 0
        ? `<th scope="row">${escapeHtml(cell)}</th>`
        : `<td${verdictClass(cell) ?? kind(j)}>${escapeHtml(cell)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  const name = escapeHtml(title);
  return `<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table>
<caption>${name}</caption>
<thead><tr>${head.join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody></table></div>`;
}

/** The colour of a verdict, beside its mark and its word. */
function verdictClass(cell: string): string | undefined {
  const verdict = /^[✓✗!?] (passed|failed|error|undecided)$/.exec(cell)?.[1];
  return verdict === undefined ? undefined : ` class="${verdict}"`;
}
