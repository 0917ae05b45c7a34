import { digits } from "../../texts/numbers.js";
import type { Cell, Table } from "./protocol.js";

/** A table of which cells can be picked: arrow keys move, and what has the focus is picked. */
export function NumberGrid({
  name,
  table,
  at,
  isKnown,
  picked,
  lit,
  onPick,
}: {
  readonly name: string;
  readonly table: Table;
  /** The card and the table that its cells are of. */
  readonly at: Pick<Cell, "card" | "table">;
  readonly isKnown: boolean;
  readonly picked: Cell | undefined;
  readonly lit: readonly Cell[];
  readonly onPick: (cell: Cell) => void;
}) {
  const most = Math.max(...table.flat().map(Math.abs));
  const own = (cell: Cell) => cell.card === at.card && cell.table === at.table;
  const current = picked && own(picked) ? picked : undefined;
  const isLit = (row: number, column: number) =>
    lit.some((cell) => own(cell) && cell.row === row && cell.column === column);
  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const grid = (event.currentTarget as Element).closest("[role=grid]")!;
    const [i, j] = [row + move[0], column + move[1]];
    grid.querySelector<HTMLElement>(`[data-at="${i} ${j}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table to move in is a grid.
    <table class="numbers" role="grid" aria-label={name}>
      <tbody>
        {table.map((numbers, row) => (
          <tr>
            {numbers.map((value, column) => {
              const isPicked = current?.row === row && current.column === column;
              const isFirst = !current && row === 0 && column === 0;
              const names = [
                isPicked && "chosen",
                isLit(row, column) && "lit",
                !isKnown && "unknown",
                value < 0 && "negative",
              ];
              return (
                <td
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one can be picked.
                  role="gridcell"
                  data-at={`${row} ${column}`}
                  class={names.filter(Boolean).join(" ")}
                  style={{ "--share": isKnown && most > 0 ? Math.abs(value) / most : 0 }}
                  tabIndex={isKnown && (isPicked || isFirst) ? 0 : -1}
                  aria-selected={isPicked}
                  aria-disabled={!isKnown}
                  onFocus={() => isKnown && onPick({ ...at, row, column })}
                  onClick={(event) => event.currentTarget.focus()}
                  onKeyDown={(event) => onKeyDown(event, row, column)}
                >
                  {isKnown ? short(value) : "·"}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function short(value: number): string {
  if (value === 0) return "0";
  return Math.abs(value) < 0.0005 ? digits(value) : value.toFixed(3);
}
