import type { Matrix } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import type { Method } from "./method.js";

/** Rejects a list of no parameters, as a network without layers has. */
export function assertSome(caller: string, { length }: readonly Parameter[], what: string): void {
  if (length > 0) return;
  throw new RangeError(
    `${caller}: there are no parameters to ${what}: give those of a layer, \`network.parameters\``,
  );
}

/** Rejects settings that float32 does not hold, where the parameter is of float32. */
export function assertSettingsHeld(
  caller: string,
  { name, value }: Parameter,
  { settings }: Method,
): void {
  if (value.dtype !== "float32") return;
  for (const setting in settings) assertHeld(caller, setting, settings[setting]!, name);
}

/**
 * Rejects what float32 makes infinite, and an epsilon that it makes 0. A rate, momentum or decay may
 * fade to 0: what it adds does too.
 */
export function assertHeld(
  caller: string,
  setting: string,
  value: number,
  parameter: string,
): void {
  const held = Math.fround(value);
  if (Number.isFinite(held) && (held !== 0 || value === 0 || setting !== "epsilon")) return;
  throw new RangeError(
    `${caller}: ${setting} ${value} is ${held} in float32, the number format of ${parameter}`,
  );
}

/** The error of a gradient that has an element which is no finite number. */
export function nonFiniteGradient(caller: string, { name, gradient }: Parameter): RangeError {
  const k = gradient.data.findIndex((value) => !Number.isFinite(value));
  return new RangeError(
    `${caller}: gradient of ${name} must hold finite numbers, got ${gradient.data[k]} at ${placeOf(k, gradient)}; nothing has moved, and onNonFinite: "skip" would leave such a step out`,
  );
}

function placeOf(k: number, { columns }: Matrix): string {
  return `[${Math.floor(k / columns)}, ${k % columns}]`;
}
