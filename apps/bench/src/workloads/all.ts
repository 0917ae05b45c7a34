import type { Bench } from "../bench.js";
import type { Section } from "../results.js";
import { bundlesSection } from "./bundles.js";
import { convolutionSection } from "./convolution.js";
import { exponentialsSection } from "./exponentials.js";
import { filesSection } from "./files.js";
import { growthSection } from "./growth.js";
import { linearLossSection } from "./linear-loss.js";
import { lossesSection } from "./losses.js";
import { productsSection } from "./products.js";
import { startupSection } from "./startup.js";
import { trainingStepSection } from "./training-step.js";

/** All sections by name, in the order of the report. */
export const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<Section>>> = {
  step: trainingStepSection,
  growth: growthSection,
  convolution: convolutionSection,
  product: productsSection,
  loss: lossesSection,
  "linear-loss": linearLossSection,
  exp: exponentialsSection,
  files: filesSection,
  startup: startupSection,
  bytes: bundlesSection,
};
