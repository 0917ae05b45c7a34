import type { Cell, Table, Trace } from "./protocol.js";

/** The origin of a number. */
export interface Explanation {
  /** In symbols: `dx[0, 1] = Σ dy[0, j] W[1, j]`. */
  readonly formula: string;
  /** Terms of the sum, each a product. */
  readonly terms: readonly (readonly number[])[];
  /** A remark on the number, where the sum does not say all. */
  readonly remark: RemarkKey | undefined;
  /** The cells that the number was made from. */
  readonly cells: readonly Cell[];
}

/** Remarks are words, and stand with all others in the texts. */
type RemarkKey = "reluOpen" | "reluShut" | "given" | "mean" | "twice" | "weight";

/** The table that a cell is in. */
export function tableOf({ x, cards, loss }: Trace, { card, table }: Cell): Table {
  if (card === -1) return x;
  if (card === cards.length) return table === "dInput" ? loss.dInput : loss.probabilities;
  const { output, dInput, parameters } = cards[card]!;
  if (table === "output") return output;
  if (table === "dInput") return dInput;
  const weight = parameters[table.endsWith("W") ? 0 : 1]!;
  if (table.startsWith("new")) return weight.next;
  return table.startsWith("d") ? weight.gradient : weight.value;
}

export function valueAt(trace: Trace, cell: Cell): number {
  return tableOf(trace, cell)[cell.row]![cell.column]!;
}

/** Explains the number in a cell by the numbers in other cells. */
export function explain(trace: Trace, cell: Cell): Explanation {
  const { card, table, row, column } = cell;
  const { cards, labels } = trace;
  const at = (where: number, what: Cell["table"], i: number, j: number): Cell => ({
    card: where,
    table: what,
    row: i,
    column: j,
  });
  const here = `[${row}, ${column}]`;
  const sum = (
    formula: string,
    products: readonly (readonly Cell[])[],
    remark?: RemarkKey,
  ): Explanation => ({
    formula,
    terms: products.map((cells) => cells.map((each) => valueAt(trace, each))),
    remark,
    cells: products.flat(),
  });
  const range = (length: number) => Array.from({ length }, (_, k) => k);

  if (card === -1) return sum(`x${here}`, [], "given");
  if (card === cards.length) return explainLoss(cell, labels);
  const { kind } = cards[card]!;
  /** A card is given two tables: the output before, and the gradient that the next one gives back. */
  const x = (i: number, j: number) => at(card - 1, "output", i, j);
  const dy = (i: number, j: number) => at(card + 1, "dInput", i, j);
  const inputs = trace.x.length === 0 ? 0 : tableOf(trace, x(0, 0))[0]!.length;
  const units = tableOf(trace, at(card, "output", 0, 0))[0]!.length;
  if (table === "W" || table === "b") return sum(`${table}${here}`, [], "weight");
  if (table === "newW" || table === "newb") {
    const [name, gradient] = table === "newW" ? (["W", "dW"] as const) : (["b", "db"] as const);
    const [old, slope] = [at(card, name, row, column), at(card, gradient, row, column)];
    return {
      formula: `new ${name}${here} = ${name}${here} - ${trace.learningRate} ${gradient}${here}`,
      terms: [[valueAt(trace, old)], [-trace.learningRate, valueAt(trace, slope)]],
      remark: undefined,
      cells: [old, slope],
    };
  }
  if (kind === "dense") {
    if (table === "output") {
      return sum(`y${here} = Σ x[${row}, k] W[k, ${column}] + b[${column}]`, [
        ...range(inputs).map((k) => [x(row, k), at(card, "W", k, column)]),
        [at(card, "b", 0, column)],
      ]);
    }
    if (table === "dInput") {
      return sum(
        `dx${here} = Σ dy[${row}, j] W[${column}, j]`,
        range(units).map((j) => [dy(row, j), at(card, "W", column, j)]),
      );
    }
    const rows = range(trace.x.length);
    return table === "dW"
      ? sum(
          `dW${here} = Σ x[i, ${row}] dy[i, ${column}]`,
          rows.map((i) => [x(i, row), dy(i, column)]),
        )
      : sum(
          `db[${column}] = Σ dy[i, ${column}]`,
          rows.map((i) => [dy(i, column)]),
        );
  }
  if (kind === "fork") {
    return table === "output"
      ? sum(`y${here} = x${here}`, [[x(row, column)]])
      : // What came through the layer inside, and what came past it.
        sum(
          `dx${here} = dy${here} + dy'${here}`,
          [[dy(row, column)], [at(card + 2, "dInput", row, column)]],
          "twice",
        );
  }
  if (kind === "add") {
    return table === "output"
      ? sum(`y${here} = x${here} + f(x)${here}`, [
          [at(card - 2, "output", row, column)],
          [x(row, column)],
        ])
      : sum(`dx${here} = dy${here}`, [[dy(row, column)]]);
  }
  const y = at(card, "output", row, column);
  if (kind === "relu") {
    const isOpen = valueAt(trace, y) > 0;
    const remark = isOpen ? "reluOpen" : "reluShut";
    const source = table === "output" ? x(row, column) : dy(row, column);
    const formula =
      table === "output"
        ? `y${here} = max(0, x${here})`
        : `dx${here} = y${here} > 0 ? dy${here} : 0`;
    return { ...sum(formula, isOpen ? [[source]] : [], remark), cells: [source, y] };
  }
  return table === "output"
    ? { ...sum(`y${here} = tanh(x${here})`, []), cells: [x(row, column)] }
    : tanhBack();

  function tanhBack(): Explanation {
    const slope = 1 - valueAt(trace, y) ** 2;
    return {
      formula: `dx${here} = dy${here} (1 - y${here}²)`,
      terms: [[valueAt(trace, dy(row, column)), slope]],
      remark: undefined,
      cells: [dy(row, column), y],
    };
  }

  function explainLoss({ row: i, column: j }: Cell, classes: readonly number[]): Explanation {
    const p: Cell = { card: cards.length, table: "output", row: i, column: j };
    if (table === "output") {
      const logits = range(trace.loss.probabilities[0]!.length).map((k) =>
        at(card - 1, "output", i, k),
      );
      return { ...sum(`p${here} = exp(z${here}) / Σ exp(z[${i}, k])`, []), cells: logits };
    }
    const isClass = classes[i] === j;
    const share = 1 / classes.length;
    return {
      formula: `dz${here} = (p${here} - ${isClass ? 1 : 0}) / ${classes.length}`,
      terms: [[valueAt(trace, p), share], ...(isClass ? [[-1, share]] : [])],
      remark: "mean",
      cells: [p],
    };
  }
}
