import type { Ansis } from "ansis";
import type { Machine } from "../machine.js";
import type { Section } from "../results.js";
import type { Verdict } from "../targets.js";
import { figuresTable, timesTable } from "./section-tables.js";
import type { Table } from "./table.js";
import { targetsTable } from "./targets-table.js";

/** A table in aligned columns, two spaces apart. */
export function textTable({ columns, rows }: Table): string {
  const widths = columns.map(({ label }, k) =>
    // A reason stands where there are no numbers: it may be as long as it is.
    Math.max(label.length, ...rows.filter((row) => row.at(-2) !== "").map((row) => row[k]!.length)),
  );
  return [columns.map(({ label }) => label), ...rows]
    .map((cells) =>
      cells
        .map((cell, k) =>
          columns[k]!.numeric === true && cell.length <= widths[k]!
            ? cell.padStart(widths[k]!)
            : cell.padEnd(widths[k]!),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Where it is measured, and with whom. */
export function textHead(
  { cpu, cores, memoryGigabytes, system, node, v8 }: Machine,
  colors: Ansis,
): string {
  return [
    colors.bold("Adjoint beside its peers"),
    `${cpu}, ${cores} cores, ${memoryGigabytes} GB, ${system}`,
    `Node ${node}, V8 ${v8}; every contender on one thread`,
    "",
    "",
  ].join("\n");
}

/** One section, as soon as it is measured. */
export function textSection(section: Section, colors: Ansis): string {
  const tables = [timesTable(section), figuresTable(section)].filter((t) => t !== undefined);
  return [
    colors.bold(section.title),
    ...tables.map(textTable),
    ...(section.plot === undefined ? [] : [section.plot]),
    ...section.notes.map((note) => colors.dim(note)),
    "",
    "",
  ].join("\n");
}

/** What was aimed at, and who took part. */
export function textEnd(
  verdicts: readonly Verdict[],
  versions: Readonly<Record<string, string>>,
  colors: Ansis,
): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    colors.bold("Targets"),
    textTable(targetsTable(verdicts)),
    "",
    `Versions: ${names.join(", ")}`,
    "",
  ].join("\n");
}
