import { format, sliceRows } from "@adjoint/matrix";
import { wrap } from "@adjoint/terminal";
import type { Ansis } from "ansis";
import type { Gradients, Notebook } from "./notebook.js";

const ROWS_SHOWN = 5;

const BACK_FROM_LOGITS =
  "const dActive = logits.backward(dLogits);\nconst dHidden = active.backward(dActive);\nhidden.backward(dHidden);";

/** One cell: what it computes, in words and in Adjoint, and what it prints. */
interface Cell {
  readonly title: string;
  readonly code: string;
  readonly output: string;
}

/**
 * The notebook as text, cell by cell, its numbers printed as NumPy prints them.
 *
 * @param width where lines are broken, between words
 */
export function notebookText(result: Notebook, width: number, colors: Ansis): string {
  const cells = cellsOf(result).map(({ title, code, output }, index) => {
    const heading = wrap(`[${index + 1}] ${title}`, width, 4);
    const source = wrap(code.replace(/^/gm, "  "), width, 2);
    return `${colors.bold(heading)}\n${colors.cyan(source)}\n\n${wrap(output, width)}\n`;
  });
  return cells.join("\n");
}

function cellsOf({
  data,
  weights1,
  weights2,
  probabilities,
  loss,
  accuracy,
  fused,
  separate,
  difference,
}: Notebook): Cell[] {
  const first = `the first ${ROWS_SHOWN} of ${data.x.rows} rows`;
  return [
    {
      title: `Create the data: a spiral of ${data.classes} classes`,
      code: "const random = randomState(0);\nconst { x, y } = spiral({ points: 100, classes: 3, random });",
      output: `x, ${first}:\n${format(sliceRows(data.x, 0, ROWS_SHOWN))}`,
    },
    {
      title: "Create the network: 2-3-3, weights 0.1 * normal, biases 0",
      code: "const layer1 = dense(2, 3, { random, weights: normal(0.1) });\nconst layer2 = dense(3, 3, { random, weights: normal(0.1) });",
      output: `weights of layer1:\n${format(weights1)}\nweights of layer2:\n${format(weights2)}`,
    },
    {
      title: "Forward: dense, ReLU, dense, softmax",
      code: "const hidden = layer1(x);\nconst active = relu(hidden.output);\nconst logits = layer2(active.output);\nconst fused = softmaxCrossEntropy(logits.output, y);",
      output: `fused.probabilities, ${first}:\n${format(sliceRows(probabilities, 0, ROWS_SHOWN))}`,
    },
    {
      title: "Loss and accuracy",
      code: "fused.output;\nfused.accuracy;",
      output: `loss: ${loss}\naccuracy: ${accuracy}`,
    },
    {
      title: "Backward, fused: softmax and cross-entropy as one, (p - onehot) / rows",
      code: `const dLogits = fused.backward();\n${BACK_FROM_LOGITS}`,
      output: gradientsText(fused),
    },
    {
      title: "Backward, separate: cross-entropy, then the softmax Jacobian of every row",
      code: `const p = softmaxJacobian(logits.output);\nconst loss = categoricalCrossEntropy(p.output, y);\nconst dLogits = p.backward(loss.backward());\n${BACK_FROM_LOGITS}`,
      output: gradientsText(separate),
    },
    {
      title: "Fused against separate",
      code: "largestDifference(fusedGradients, separateGradients);",
      output: `largest difference: ${difference}`,
    },
  ];
}

function gradientsText(gradients: Gradients): string {
  return Object.entries(gradients)
    .map(([name, gradient]) => `${name}:\n${format(gradient)}`)
    .join("\n");
}
