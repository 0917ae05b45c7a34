import type { DType } from "@adjoint/matrix";
import type { Bench } from "../bench.js";
import type { Entrant } from "../measure-case.js";
import type { CaseResult, Section } from "../results.js";
import { IN_FLOAT64, LIBRARIES, OURS } from "./contenders.js";
import { drawn, drawnLabels } from "./drawn.js";

/** An element of a Jacobian takes about so long; where a pass takes more than two seconds it is left out. */
const JACOBIAN_NANOSECONDS = 10;
const LONGEST_SECONDS = 2;

function lossEntrants(bench: Bench, rows: number, classes: number, dtype: DType): Entrant[] {
  const inputs = {
    logits: bench.operands.matrix(drawn(rows, classes, dtype, [-2, 2])),
    labels: bench.operands.labels(drawnLabels(rows, classes)),
  };
  const job = (variant: string) => ({ workload: "loss", params: { variant }, inputs });
  const ours = (contender: string, variant: string): Entrant => ({
    contender,
    server: "adjoint",
    job: job(variant),
  });
  const jacobianSeconds = (rows * classes * classes * JACOBIAN_NANOSECONDS) / 1e9;
  const jacobian = "adjoint, separate by Jacobian";
  return [
    ours(OURS, "fused"),
    ours("adjoint, separate", "separate"),
    jacobianSeconds > LONGEST_SECONDS
      ? { contender: jacobian, reason: `left out: about ${Math.round(jacobianSeconds)} s a time` }
      : ours(jacobian, "jacobian"),
    ours("copying the logits", "copy"),
    ...(dtype === "float32" ? LIBRARIES : IN_FLOAT64).map((server) => ({
      contender: server,
      server,
      job: job(""),
    })),
  ];
}

/** Softmax with cross-entropy, and its gradient. */
export async function lossesSection(bench: Bench): Promise<Section> {
  const shapes: [number, number][] = [
    [300, 3],
    [128, 10],
    [1024, 1000],
    [256, 32_000],
  ];
  const cases: CaseResult[] = [];
  for (const [rows, classes] of bench.quick ? shapes.slice(0, 3) : shapes) {
    for (const dtype of bench.quick ? (["float32"] as const) : (["float32", "float64"] as const)) {
      const name = `${rows} x ${classes} ${dtype}`;
      bench.progress(name);
      const entrants = lossEntrants(bench, rows, classes, dtype);
      cases.push(await bench.measure({ name, work: rows * classes, entrants }));
    }
  }
  return {
    name: "loss",
    title: "Softmax with cross-entropy, loss and gradient",
    measure: "element",
    cases,
    figures: [],
    notes: [
      "Separate is softmax, then categoricalCrossEntropy on its probabilities, and both backward; by Jacobian, with the matrix diag(p) - p pᵀ of every row.",
      "Copying the logits is what memory alone takes: typedArray.set.",
      "PyTorch runs F.cross_entropy forward and backward; TensorFlow.js and jax-js logSoftmax with one-hot targets through their own derivatives (softmaxCrossEntropy of TensorFlow.js takes one-hot targets as well).",
    ],
  };
}
