import { split } from "@adjoint/datasets";
import type { GivenPoints } from "@adjoint/experiment";
import { scale } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import type { LabSettings } from "../../settings/lab-settings.js";
import type { Loaded } from "./loaded.js";

/** The most ink that a pixel has. */
export const DARKEST = 16;

/** What gives the digits, each in its share to learn from and to judge by: as the command line does. */
export function digitsGiver(
  { dtype, testShare }: LabSettings,
  { digits }: Loaded,
): (random: RandomState) => GivenPoints {
  if (!digits) throw new Error("the digits are not loaded");
  const { x, y, classes } = digits({ dtype });
  const all = { x: scale(x, 1 / DARKEST), y, classes };
  return (random) => {
    const { train: data, test: fresh } = split(all, { test: testShare, stratify: true, random });
    return { data, fresh };
  };
}
