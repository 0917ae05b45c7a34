import type { DType } from "@adjoint/matrix";
import { callableFor, firstParameter } from "../module/callables.js";
import type { Exported } from "../module/exported.js";
import type { Domain } from "../rounds/domains.js";
import type { Shape } from "../rounds/rounds-for.js";

/** Small, larger, and one of more rows and columns than any block or buffer is likely to have. */
const SHAPES: readonly Shape[] = [
  [1, 1],
  [4, 3],
  [7, 5],
  [17, 20],
];

/** Shapes that are tried in turn; a layer says by its first parameter how many columns it takes. */
export function shapesFor(exported: Exported, dtype: DType): readonly (readonly Shape[])[] {
  const { shapes, inputs } = exported.settings;
  if (shapes !== undefined) return [shapes];
  if (inputs !== undefined && inputs.length > 0) return [[]];
  const columns = columnsOf(exported, dtype);
  const of = (count: number) => SHAPES.map(([rows]) => [rows, count] as const);
  // Some losses take one column alone.
  return columns === undefined ? [SHAPES, of(1)] : columns.map(of);
}

/** How many columns a layer takes; undefined if it is none, or takes any number. */
function columnsOf(
  { value, settings, seed }: Exported,
  dtype: DType,
): readonly number[] | undefined {
  const firstFor = (columns: number) => {
    try {
      const callable = callableFor(value, settings, { rows: 4, columns, dtype }, seed);
      return typeof callable === "string" ? undefined : firstParameter(callable);
    } catch {
      return undefined;
    }
  };
  const [a, b] = [firstFor(3), firstFor(5)];
  if (a === undefined) return undefined;
  const follows = b !== undefined && (a.rows !== b.rows || a.columns !== b.columns);
  return follows ? undefined : [...new Set([a.rows, a.columns])];
}

/** Of shapes that nobody asked for, those on which the domain has more than one value. */
export function wideEnough(
  { settings }: Exported,
  { fewestColumns = 1 }: Domain,
  shapes: readonly Shape[],
): readonly Shape[] {
  const wide = shapes.filter(([, columns]) => columns >= fewestColumns);
  return settings.shapes === undefined && wide.length > 0 ? wide : shapes;
}
