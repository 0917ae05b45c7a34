import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Terminal } from "@adjoint/terminal";
import { PEERS } from "./peers/import-peer.js";

/** Installs the npm packages that are compared with, once; without them the bench goes on. */
export function installPeers({ stderr }: Terminal): void {
  if (existsSync(new URL("node_modules/.package-lock.json", PEERS))) return;
  stderr.write("Installing the packages to compare with into apps/bench/peers (once, 600 MB)...\n");
  const { status, error } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    {
      cwd: fileURLToPath(PEERS),
      stdio: ["ignore", "ignore", "pipe"],
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) {
    stderr.write(`They cannot be installed (${error?.message ?? `npm ended with ${status}`}).\n`);
  }
}
