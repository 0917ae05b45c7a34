// Trains on several engines from npm and compares the bytes: `npm run fingerprint`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFingerprint, GOLDEN } from "./bundle.mjs";

/** What it says it is, its package, how it starts, and whether it may read `ADJOINT_SIMD`. */
const ENGINES = [
  ["Node 20", "node@20", ["node"], true],
  ["Node 22", "node@22", ["node"], true],
  ["Node 24", "node@24", ["node"], true],
  ["Deno 2", "deno@2.9.6", ["deno", "run", "--allow-env=ADJOINT_SIMD"], true],
  ["Deno 2 without permissions", "deno@2.9.6", ["deno", "run", "--no-prompt"], false],
  ["Bun 1", "bun@1.4.5", ["bun", "run"], true],
];

/** Prints what runs it. Node, the last, is what the others pretend to be. */
const TELL_ENGINE = `
const { Deno, Bun, process } = globalThis;
console.log(Deno ? "Deno " + Deno.version.deno : Bun ? "Bun " + Bun.version : "Node " + process.versions.node);
`;

const folder = mkdtempSync(join(tmpdir(), "adjoint-fingerprint-"));
let failed = 0;
try {
  const file = join(folder, "print.mjs");
  writeFileSync(file, `${await bundleFingerprint()}${TELL_ENGINE}`);
  for (const [engine, from, command, readsEnvironment] of ENGINES) {
    for (const simd of ["on", "off"]) {
      const { stdout, stderr } = spawnSync(
        "npx",
        ["--yes", "--prefer-offline", "--package", from, ...command, file],
        {
          cwd: folder,
          encoding: "utf8",
          env: { ...process.env, ADJOINT_SIMD: simd },
          shell: process.platform === "win32",
        },
      );
      const faults = faultsOf(stdout, engine, simd === "on" || !readsEnvironment);
      if (faults.length > 0) failed += 1;
      const verdict = faults.length > 0 ? `FAILED: ${faults.join(", ")}\n${stderr}` : "same bytes";
      console.log(`${engine}, ADJOINT_SIMD=${simd}: ${verdict}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is wrong with the output of a run: other bytes, another engine, not the kernels asked for. */
function faultsOf(stdout, engine, kernels) {
  if (!stdout.startsWith("{")) return ["it printed no fingerprint"];
  const [json, ran = "unknown"] = stdout.trim().split("\n");
  const found = JSON.parse(json);
  const faults = [];
  // A Node of the system's would make the same bytes, and prove nothing.
  if (!`${engine} `.startsWith(`${ran.split(".")[0]} `)) faults.push(`ran in ${ran}`);
  for (const dtype of ["float32", "float64"]) {
    if (found[dtype].sha256 !== GOLDEN[dtype]) faults.push(`${dtype}: other bytes`);
    if (found[dtype].kernels !== kernels) {
      faults.push(`${dtype}: kernels ran: ${found[dtype].kernels}`);
    }
  }
  return faults;
}

process.exit(failed > 0 ? 1 : 0);
