import type { DType, Matrix } from "@adjoint/matrix";
import { type Exported, prepare, type Way } from "../module/exported.js";
import type { Domain } from "../rounds/domains.js";
import { roundsFor, type Shape } from "../rounds/rounds-for.js";

/** An export called in one way on the inputs of one domain: how far that goes. */
export interface Trial {
  readonly way: Way;
  readonly domain: Domain;
  readonly shapes: readonly Shape[];
  /** At how many inputs there was a pass, and a finite one. */
  readonly gives: number;
  readonly fits: number;
  readonly of: number;
  readonly reason: string;
}

export function tryOn(
  exported: Exported,
  dtype: DType,
  way: Way,
  domain: Domain,
  shapes: readonly Shape[],
): Trial {
  const prepared = inputsOn(exported, dtype, domain, shapes).map((x) =>
    prepare(exported, way, x, exported.settings.context),
  );
  return {
    way,
    domain,
    shapes,
    gives: prepared.filter(({ subject }) => subject !== undefined).length,
    fits: prepared.filter(({ finite }) => finite).length,
    of: prepared.length,
    reason: prepared.find(({ reason }) => reason !== "")?.reason ?? "",
  };
}

export function inputsOn(
  { settings, seed }: Exported,
  dtype: DType,
  domain: Domain,
  shapes: readonly Shape[],
): readonly Matrix[] {
  const { inputs = [], context } = settings;
  const names = ["shapes"] as const;
  return roundsFor({ domain, shapes, inputs, names, context, dtype, seed }).map(({ x }) => x);
}
