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
  writeFileSync(file, `${await bundleFingerprint()}\nconsole.log(process.version);\n`);
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
      const faults = faultsOf(stdout, version, simd === "on");
      if (faults.length > 0) failed += 1;
      const verdict = faults.length > 0 ? `FAILED: ${faults.join(", ")}` : "same bytes";
      console.log(
        `Node ${version}, SIMD ${simd}: ${verdict}${faults.length > 0 ? `\n${stderr}` : ""}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is wrong with the output of a run: other bytes, another Node, not the kernels asked for. */
function faultsOf(stdout, version, kernels) {
  if (!stdout.startsWith("{")) return ["it printed no fingerprint"];
  const [json, ran = "unknown"] = stdout.trim().split("\n");
  const found = JSON.parse(json);
  const faults = [];
  // A Node of the system's would make the same bytes, and prove nothing.
  if (!ran.startsWith(`v${version}.`)) faults.push(`ran in Node ${ran}`);
  for (const dtype of ["float32", "float64"]) {
    if (found[dtype].sha256 !== GOLDEN[dtype]) faults.push(`${dtype}: other bytes`);
    if (found[dtype].kernels !== kernels) {
      faults.push(`${dtype}: kernels ran: ${found[dtype].kernels}`);
    }
  }
  return faults;
}

process.exit(failed > 0 ? 1 : 0);
