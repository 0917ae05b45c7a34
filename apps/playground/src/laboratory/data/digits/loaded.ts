import type { NamedDataset, RealDataOptions } from "@adjoint/datasets/digits";
import { DIGITS, type LabSettings } from "../../settings/lab-settings.js";

/** Data that is loaded when settings ask for it. */
export interface Loaded {
  readonly digits?: (options: RealDataOptions) => NamedDataset;
}

/** Loads what the settings need. */
export async function loadFor({ data }: LabSettings): Promise<Loaded> {
  return data === DIGITS ? { digits: (await import("@adjoint/datasets/digits")).digits } : {};
}
