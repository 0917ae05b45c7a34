import { type FieldFault, readFields } from "../../shared/read-fields.js";
import { BREAK_TEXTS } from "../../texts/break-it.js";
import type { MistakeName } from "./mistakes.js";

export const MISTAKE_NAMES = Object.keys(BREAK_TEXTS.mistakes) as MistakeName[];
const USUAL: MistakeName = "transpose";

/** What an address asks for: a mistake. */
export function fromAddress(fragment: string): {
  readonly mistake: MistakeName;
  readonly faults: readonly FieldFault[];
} {
  const fields = readFields(fragment);
  const mistake = fields.name("mistake", MISTAKE_NAMES, USUAL);
  return { mistake, faults: fields.faults() };
}

/** The fields of an address that differ from the usual. */
export function toFields(mistake: MistakeName) {
  return { mistake: mistake !== USUAL && mistake };
}
