// What the test of readers tries in small, in full: `npm run fuzz`. Takes minutes.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const vitest = dirname(createRequire(import.meta.url).resolve("vitest/package.json"));
const { status } = spawnSync(
  process.execPath,
  [join(vitest, "vitest.mjs"), "run", "--test-timeout=3600000", "scripts/tests/fuzz.test.mjs"],
  { cwd: root, stdio: "inherit", env: { ADJOINT_MUTATIONS: "100000", ...process.env } },
);
process.exit(status ?? 1);
