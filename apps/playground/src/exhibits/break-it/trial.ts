import { spiral } from "@adjoint/datasets";
import { checkNetworkGradient, diagnose } from "@adjoint/gradcheck";
import { takeRows } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { type Layer, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { evaluate } from "@adjoint/training";
import { MISTAKES, type MistakeName } from "./mistakes.js";
import { healthyParts, type Parts, type PlainLoss } from "./parts.js";
import type { BreakAnswer, Checked, Training } from "./protocol.js";

const STEPS = 500;
/** Rows that the checker looks at: every tenth. */
const CHECKED = 10;

/** Trains a broken network and a healthy one from the same bits, and has both checked. */
export function trialOf(mistake: MistakeName): BreakAnswer {
  const broken = (): Parts => MISTAKES[mistake](healthyParts());
  return {
    mistake,
    healthy: trainingOf(healthyParts()),
    broken: trainingOf(broken()),
    checkedHealthy: checkedOf(healthyParts()),
    checkedBroken: checkedOf(broken()),
  };
}

const data = () => spiral({ points: 40, classes: 3, noise: 0.05, random: randomState(0) });

function networkOf({ first, firstRelu, middle, secondRelu, last }: Parts): Layer {
  return sequential(first, firstRelu, middle, secondRelu, last);
}

function trainingOf(parts: Parts): Training {
  const { x, y } = data();
  const network = networkOf(parts);
  const optimizer = adam({ learningRate: 0.02 });
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const pass = network(x);
    const cost = parts.loss(pass.output, y);
    losses.push(cost.output);
    pass.backward(cost.backward());
    optimizer.step(network.parameters);
  }
  const loss: PlainLoss = healthyParts().loss;
  const { accuracy = Number.NaN } = evaluate(network, { x, y }, { loss });
  return { losses, accuracy };
}

function checkedOf(parts: Parts): Checked {
  const all = data();
  const rows = Array.from({ length: all.x.rows / CHECKED }, (_, i) => i * CHECKED);
  const x = takeRows(all.x, rows);
  const labels = rows.map((row) => all.y[row]!);
  const network = networkOf(parts);
  const report = checkNetworkGradient(network, (logits) => parts.loss(logits, labels), x, {
    random: randomState(0),
    entries: true,
  });
  const entries = report.tensors.flatMap((tensor) => tensor.entries ?? []);
  const wrong = entries.filter(({ status }) => status === "fail");
  const guilty = report.tensors
    .filter(({ counts }) => counts.fail > 0)
    // The last one in the network is the first on the way back: where the mistake is, or nearest to it.
    .at(-1);
  const worst = guilty?.worst;
  const values = report.tensors.map((_, i) => (i === 0 ? x : network.parameters[i - 1]!.value));
  const likely = report.tensors.flatMap(({ name, entries: compared = [] }, i) => {
    if (name !== guilty?.name) return [];
    const { where, how } = diagnose([{ name, values: values[i]!, entries: compared }]);
    return [where, how].filter((text) => text !== undefined);
  });
  return {
    verdict: report.verdict,
    entries: entries.length,
    wrong: wrong.length,
    worst: worst && {
      name: guilty.name,
      row: worst.row,
      column: worst.column,
      found: worst.analytic,
      expected: worst.numerical,
    },
    likely,
    faults: report.faults,
  };
}
