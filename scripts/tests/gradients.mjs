// What the tests of gradients try in small, in full: `npm run gradients`. Takes minutes.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const vitest = dirname(createRequire(import.meta.url).resolve("vitest/package.json"));
const files = [
  "scripts/tests/gradients.test.mjs",
  "packages/gradcheck/src/fuzz.test.ts",
  "apps/gradient-check/src/module/exports.test.ts",
];
const { status } = spawnSync(
  process.execPath,
  [join(vitest, "vitest.mjs"), "run", "--test-timeout=3600000", ...files],
  {
    cwd: root,
    stdio: "inherit",
    env: { ADJOINT_SEEDS: "1000", ADJOINT_EXPRESSIONS: "20000", ...process.env },
  },
);
process.exit(status ?? 1);
