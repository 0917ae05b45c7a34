import type { DType } from "@adjoint/matrix";
import { checkSubject } from "../check/check-subject.js";
import type { Checked, CheckSettings } from "../check/types.js";
import { drawFor } from "./draw-for.js";
import { ENTRIES } from "./entries.js";
import type { CatalogueEntry } from "./types.js";

/** The entries whose name contains `filter`, in any case. */
export function entriesMatching(filter = ""): readonly CatalogueEntry[] {
  return ENTRIES.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
}

/** Checks entries one by one, each at each of its shapes. */
export function* checkCatalogue(
  entries: readonly CatalogueEntry[],
  dtype: DType,
  settings: CheckSettings,
): Generator<Checked> {
  for (const { name, shapes, make } of entries) {
    for (const shape of shapes) {
      yield checkSubject(name, make(drawFor(shape, dtype, settings.seed)), settings);
    }
  }
}
