import { disagreement } from "../agreement.js";
import type { Bench } from "../bench.js";
import { built } from "../built.js";
import type { Figure, Result, Section } from "../results.js";
import { summarize } from "../statistics.js";
import type { LinearLossReport } from "./linear-loss-child.js";
import { runChild } from "./run-child.js";

const VARIANTS = {
  fused: "linearSoftmaxCrossEntropy",
  separate: "matmul, then softmaxCrossEntropy",
};
const MEGABYTE = 2 ** 20;
const REPETITIONS = 2;

/** The output layer fused with its loss, against the two one after the other: time and memory. */
export async function linearLossSection(bench: Bench): Promise<Section> {
  const [rows, inputs, classes] = bench.quick ? [512, 64, 8000] : [2048, 256, 32_000];
  const reports = { fused: [] as LinearLossReport[], separate: [] as LinearLossReport[] };
  const reasons: Partial<Record<keyof typeof VARIANTS, string>> = {};
  for (let round = 0; round < (bench.quick ? 1 : 2); round++) {
    for (const variant of ["fused", "separate"] as const) {
      bench.progress(`${VARIANTS[variant]}, ${rows} x ${classes}`);
      const numbers = [rows, inputs, classes, REPETITIONS].map(String);
      const script = built("workloads/linear-loss-child");
      try {
        reports[variant].push(await runChild<LinearLossReport>([script, variant, ...numbers]));
      } catch (error) {
        reasons[variant] = (error as Error).message;
      }
    }
  }
  const [fused, separate] = [reports.fused[0], reports.separate[0]];
  if (fused !== undefined && separate !== undefined) {
    const reason = disagreement(separate.check, fused.check);
    if (reason !== undefined) reasons.separate = reason;
  }
  const results = (["fused", "separate"] as const).map((variant): Result => {
    const reason = reasons[variant];
    if (reason !== undefined) return { contender: VARIANTS[variant], reason };
    const seconds = summarize(reports[variant].flatMap((report) => report.seconds));
    return { contender: VARIANTS[variant], seconds };
  });
  const figures = (["fused", "separate"] as const).flatMap((variant): Figure[] => {
    const grown = reports[variant].map(({ before, after }) => (after - before) / MEGABYTE);
    if (grown.length === 0) return [];
    return [
      { name: `peak memory of ${VARIANTS[variant]}`, value: summarize(grown).median, unit: "MB" },
    ];
  });
  return {
    name: "linear-loss",
    title: "Output layer and loss as one, with all gradients",
    measure: "time",
    cases: [{ name: `${rows} x ${classes}, ${inputs} inputs, float32`, work: 1, results }],
    figures,
    notes: [
      "Each runs in processes of its own, with ordinary arrays. The memory is what the process's peak grew by, above its inputs.",
    ],
  };
}
