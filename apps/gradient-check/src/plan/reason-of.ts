import type { Exported } from "../module/exported.js";
import type { Trial } from "./try-on.js";

/** Why there is nothing to check, and what to say in the module so that there is. */
export function reasonOf({ name, isLoss, settings }: Exported, trials: readonly Trial[]): string {
  const first = trials.find(({ way }) => way.form !== "loss") ?? trials[0];
  const reason = first?.reason ?? "there is no input to check it at";
  const withTargets = trials.find(({ way }) => way.form === "loss")?.reason;
  const isFactory = reason.includes("returns a function");
  const help = isFactory
    ? `; say how it is made: gradientCheck.exports.${name} = { create: () => ${name}(...) }`
    : "";
  if (isLoss || withTargets === undefined || withTargets.endsWith(reason))
    return `${reason}${help}`;
  const matters = settings.targets !== undefined || withTargets.includes("matrix");
  return `${reason}${help}${matters ? `; ${withTargets}` : ""}`;
}
