import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toCsv } from "@adjoint/datasets";
import { dense } from "@adjoint/layers";
import { randomState } from "@adjoint/random";
import { save } from "@adjoint/weights";
import { disagreement } from "../agreement.js";
import type { Bench } from "../bench.js";
import { built } from "../built.js";
import type { CaseResult, Figure, Result, Section } from "../results.js";
import { summarize } from "../statistics.js";
import { OURS } from "./contenders.js";
import { drawn } from "./drawn.js";
import type { FilesReport } from "./files-child.js";
import { runChild } from "./run-child.js";

const MEGABYTE = 2 ** 20;

/** The contenders of a case, ours first: a name for the tables, and a variant of the child. */
type Contenders = readonly (readonly [contender: string, variant: string])[];

/** Reading a table beside d3-dsv, and loading a network beside a plain read of its file. */
export async function filesSection(bench: Bench): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "adjoint-bench-"));
  try {
    return await measure(bench, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(bench: Bench, folder: string): Promise<Section> {
  const cells = bench.quick ? 200_000 : 1_000_000;
  const table = join(folder, "table.csv");
  writeFileSync(table, toCsv(drawn(cells / 10, 10, "float64", [-1, 1])));
  // 10 MB of float32.
  const [inputs, outputs] = [1280, 2048];
  const model = join(folder, "model.safetensors");
  writeFileSync(model, save(dense(inputs, outputs, { random: randomState(0), dtype: "float32" })));

  const csv = await compare(
    bench,
    `CSV of ${cells} cells`,
    [
      [OURS, "readCsv"],
      ["d3-dsv", "d3-dsv"],
    ],
    [table, "5"],
  );
  const safetensors = await compare(
    bench,
    "safetensors of 10 MB",
    [
      [OURS, "loadFile"],
      ["a plain read", "read"],
    ],
    [model, "20", String(inputs), String(outputs)],
  );
  const [ours, plain] = safetensors.found.results.map(({ seconds }) => seconds?.median);
  const [mine, theirs] = csv.found.results.map(({ seconds }) => seconds?.median);
  return {
    name: "files",
    title: "Files of one's own: a table, and a network",
    measure: "time",
    cases: [csv.found, safetensors.found],
    figures: [
      ...timesOf("a table beside d3-dsv, at most 3", mine, theirs),
      ...timesOf("loading a network beside a plain read, at most 3", ours, plain),
      ...csv.figures,
    ],
    notes: [
      "d3-dsv parses the rows and makes numbers of their cells. Each runs in processes of its own, on files that the system has in memory.",
      "What the peak grows by since the first time is garbage; it would be far more than the table if anything leaked.",
    ],
  };
}

function timesOf(name: string, ours: number | undefined, other: number | undefined): Figure[] {
  if (ours === undefined || other === undefined) return [];
  return [{ name, value: ours / other, unit: "times" }];
}

/** Runs the contenders in turn, each in processes of its own. */
async function compare(
  bench: Bench,
  name: string,
  contenders: Contenders,
  args: readonly string[],
): Promise<{ readonly found: CaseResult; readonly figures: readonly Figure[] }> {
  const reports = new Map<string, FilesReport[]>(contenders.map(([contender]) => [contender, []]));
  const reasons = new Map<string, string>();
  for (let round = 0; round < (bench.quick ? 1 : 5); round++) {
    for (const [contender, variant] of contenders) {
      bench.progress(`${name}, ${contender}`);
      const [path = "", ...numbers] = args;
      try {
        const script = built("workloads/files-child");
        reports.get(contender)!.push(await runChild([script, variant, path, ...numbers]));
      } catch (error) {
        reasons.set(contender, `not available: ${(error as Error).message}`);
      }
    }
  }
  const wanted = reports.get(contenders[0]![0])![0];
  const results = contenders.map(([contender]): Result => {
    const all = reports.get(contender)!;
    const [first] = all;
    const reason =
      reasons.get(contender) ?? (first && wanted && disagreement(first.check, wanted.check));
    if (reason !== undefined) return { contender, reason };
    return { contender, seconds: summarize(all.flatMap(({ seconds }) => seconds)) };
  });
  const figures = contenders.flatMap(([contender]): Figure[] => {
    const all = reports.get(contender)!;
    if (all.length === 0) return [];
    const grown = summarize(all.map(({ before, after }) => (after - before) / MEGABYTE)).median;
    const most = summarize(all.map(({ after }) => after / MEGABYTE)).median;
    return [
      { name: `peak memory of ${contender}, ${name}`, value: most, unit: "MB" },
      { name: `grown since the first time, ${contender}, ${name}`, value: grown, unit: "MB" },
    ];
  });
  return { found: { name, work: 1, results }, figures };
}
