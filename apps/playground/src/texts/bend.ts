const layerName = (layer: number, layers: number) => {
  if (layer === 0) return "Inputs";
  return layer === layers - 1 ? "Output" : `Layer ${layer}`;
};

/** The words about how a layer bends the plane. */
export const BEND_TEXTS = {
  title: "How the plane bends",
  layer: "As seen by",
  layerName,
  across: "Across",
  upwards: "Upwards",
  best: "the best view",
  unit: (unit: number) => `unit ${unit + 1}`,
  label: (layer: number, units: number, layers: number) =>
    `The plane and its points as ${layerName(layer, layers)} sees them, with ${units === 1 ? "1 unit" : `${units} units`}.`,
  hint: (layer: number, layers: number) => {
    if (layer === 0) return "The plane as it is: a grid of straight lines.";
    return layer === layers - 1
      ? "What the last layer makes of the plane. A point is right where its own class is the largest."
      : "The next layer can only cut this with straight lines. Learning bends the plane until that is enough.";
  },
} as const;
