import { sliceRows } from "@adjoint/matrix";
import { plot } from "simple-ascii-chart";
import type { Bench } from "../bench.js";
import type { CaseResult, Section } from "../results.js";
import { OURS } from "./contenders.js";
import { spiralProblem, stepJob } from "./training-step.js";

const WIDTH = 60;
const HEIGHT = 10;

/** How a step's time grows with its batch. */
export async function growthSection(bench: Bench): Promise<Section> {
  const cases: CaseResult[] = [];
  for (const batch of bench.quick ? [1, 64, 4096] : [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536]) {
    bench.progress(`batch of ${batch}`);
    const { sizes, x, y } = spiralProblem(64, Math.ceil(batch / 3));
    const cut = { sizes, x: sliceRows(x, 0, batch), y: Array.from(y).slice(0, batch) };
    const job = stepJob(bench.operands, cut, "float32", 0);
    const entrants = [{ contender: OURS, server: "adjoint", job }];
    const pace = { milliseconds: 1500 };
    cases.push(await bench.measure({ name: `batch of ${batch}`, work: batch, entrants }, pace));
  }
  return {
    name: "growth",
    title: "One step of spiral 2-64-3 float32, by the size of the batch",
    measure: "row",
    cases,
    figures: [],
    notes: ["In the plot: nanoseconds a row over rows in the batch, both logarithmic."],
    plot: growthPlot(cases),
  };
}

/** Draws the time of a row over the number of rows. */
export function growthPlot(cases: readonly CaseResult[]): string {
  const points = cases.flatMap(({ work, results }): [number, number][] => {
    const seconds = results[0]?.seconds?.median;
    return seconds === undefined ? [] : [[Math.log2(work), Math.log10((seconds * 1e9) / work)]];
  });
  if (points.length < 2) return "(too few points for a plot)";
  return plot(points, {
    width: WIDTH,
    height: HEIGHT,
    customXAxisTicks: points.map(([x]) => x),
    formatter: (value, { axis }) =>
      axis === "y" ? Number((10 ** value).toPrecision(2)) : Math.round(2 ** value),
  })
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .join("\n");
}
