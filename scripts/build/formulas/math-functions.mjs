// The functions of @adjoint/math that a formula may call: those with lanes and a float32 variant.
import { existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const math = fileURLToPath(new URL("../../../packages/math/", import.meta.url));

export const MATH_FUNCTIONS = new Set(
  readdirSync(`${math}src`)
    .filter((file) => file.endsWith(".lanes.ts"))
    .map((file) => basename(file, ".lanes.ts"))
    .filter((name) => existsSync(`${math}src/${name}.float32.ts`)),
);
