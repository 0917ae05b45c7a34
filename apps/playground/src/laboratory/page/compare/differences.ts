import { DEFAULTS, type LabSettings } from "../../settings/lab-settings.js";

/** The settings in which two differ, and what each has. */
export function differences(
  now: LabSettings,
  kept: LabSettings,
): readonly (readonly [keyof LabSettings, string, string])[] {
  const keys = Object.keys(DEFAULTS) as (keyof LabSettings)[];
  return keys
    .map((key) => [key, shown(now[key]), shown(kept[key])] as const)
    .filter(([, a, b]) => a !== b);
}

/** Long values, as many points, are cut. */
function shown(value: LabSettings[keyof LabSettings]): string {
  const text = String(value ?? "–").replaceAll(",", ", ");
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
