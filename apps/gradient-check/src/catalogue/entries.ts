import { activationEntries } from "./activation-entries.js";
import { layerEntries } from "./layer-entries.js";
import { lossEntries } from "./loss-entries.js";
import type { CatalogueEntry } from "./types.js";

/** Every op, layer and loss of the family that has a gradient. */
export const ENTRIES: readonly CatalogueEntry[] = [
  ...activationEntries,
  ...layerEntries,
  ...lossEntries,
];
