// Trains on several versions of Node from npm and compares the bytes: `npm run fingerprint`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFingerprint, GOLDEN } from "./bundle.mjs";

const VERSIONS = ["20", "22", "24"];

const folder = mkdtempSync(join(tmpdir(), "adjoint-fingerprint-"));
let failed = 0;
try {
  const file = join(folder, "print.mjs");
  writeFileSync(file, await bundleFingerprint());
  for (const version of VERSIONS) {
    for (const simd of ["on", "off"]) {
      const { stdout, stderr } = spawnSync(
        "npx",
        ["--yes", "--package", `node@${version}`, "node", file],
        {
          cwd: folder,
          encoding: "utf8",
          env: { ...process.env, ADJOINT_SIMD: simd },
          shell: process.platform === "win32",
        },
      );
      const found = stdout.startsWith("{") ? JSON.parse(stdout) : undefined;
      const same =
        found?.float32.sha256 === GOLDEN.float32 && found.float64.sha256 === GOLDEN.float64;
      if (!same) failed += 1;
      console.log(
        `${same ? "same bytes" : "FAILED"}  Node ${version}, SIMD ${simd}  ${found ? "" : stderr}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed > 0 ? 1 : 0);
