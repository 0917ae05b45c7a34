import type { Exported, Form } from "../module/exported.js";
import { DOMAINS, type Domain, intervalDomain, PROBABILITIES } from "../rounds/domains.js";
import type { Shape } from "../rounds/rounds-for.js";
import { COLUMN_TARGET_KINDS, TARGET_KINDS, type TargetKind } from "../rounds/target-kinds.js";

export function domainsOf({ settings }: Exported): readonly Domain[] {
  const { domain, simplex, inputs, shapes } = settings;
  if (simplex) return [PROBABILITIES];
  if (domain !== undefined) return [intervalDomain(domain)];
  // Inputs of the module's own are what they are.
  return inputs !== undefined && shapes === undefined ? DOMAINS.slice(0, 1) : DOMAINS;
}

export function domainNotes({ settings }: Exported, domain: Domain): readonly string[] {
  const said = settings.domain !== undefined || settings.simplex === true;
  return domain === DOMAINS[0] || said ? [] : [`its inputs are ${domain.name}, found by trying`];
}

export function kindsOf({ settings }: Exported, shapes: readonly Shape[]): readonly TargetKind[] {
  const { targets, inputs = [] } = settings;
  if (targets !== undefined) return [{ name: "the module's", certain: true, draw: targets }];
  const columns = [...shapes.map((shape) => shape[1]), ...inputs.map((x) => x.columns)];
  return columns.every((count) => count === 1) ? COLUMN_TARGET_KINDS : TARGET_KINDS;
}

/** With targets of the whole module, a loss gets them even where it could do without. */
export function formsOf({ settings, isLoss }: Exported): readonly Form[] {
  if (settings.loss !== undefined) return ["network"];
  if (isLoss) return ["loss"];
  return settings.targets === undefined ? ["op", "alone", "loss"] : ["op", "loss", "alone"];
}
