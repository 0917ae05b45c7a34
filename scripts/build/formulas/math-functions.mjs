// The functions of @adjoint/math that a formula may call: those with lanes and a float32 variant.
import { existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const math = fileURLToPath(new URL("../../../packages/math/", import.meta.url));

/** The stems of their files by their names: `normalDensity` has `normal-density`. */
export const MATH_FUNCTIONS = new Map(
  readdirSync(`${math}src`)
    .filter((file) => file.endsWith(".lanes.ts"))
    .map((file) => basename(file, ".lanes.ts"))
    .filter((stem) => existsSync(`${math}src/${stem}.float32.ts`))
    .map((stem) => [stem.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), stem]),
);
