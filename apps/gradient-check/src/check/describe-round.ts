import type { Check } from "./types.js";

type Round = Pick<Check, "inputs" | "shape">;

/** An input in words: `4 x 3`, `17 x 20 at scale 10`. */
export function describeRound({ inputs, shape }: Round): string {
  return `${nameOf(shape)}${inputs === "" ? "" : ` ${inputs}`}`;
}

/** Several, those of one shape together: `4 x 3`, `17 x 20 at scales 10, 1000, in training`. */
export function describeRounds(rounds: readonly Round[]): readonly string[] {
  const shapes = new Map<string, string[]>();
  for (const { inputs, shape } of rounds) {
    // An export that ended its process has no input.
    if (shape[0] + shape[1] === 0) continue;
    shapes.set(nameOf(shape), [...(shapes.get(nameOf(shape)) ?? []), inputs]);
  }
  return [...shapes].map(([shape, labels]) => {
    const special = labels.filter((label) => label !== "");
    if (special.length === 0) return shape;
    return `${shape} ${special.length < labels.length ? "and there " : ""}${together(special)}`;
  });
}

function nameOf([rows, columns]: Check["shape"]): string {
  return `${rows} x ${columns}`;
}

/** Scales are listed behind one word. */
function together(labels: readonly string[]): string {
  const scale = /^at scale (.*)$/;
  const scales = labels.flatMap((label) => scale.exec(label)?.[1] ?? []);
  const others = labels.filter((label) => !scale.test(label));
  const word = scales.length === 1 ? "scale" : "scales";
  return [...(scales.length > 0 ? [`at ${word} ${scales.join(", ")}`] : []), ...others].join(", ");
}
