import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Terminal } from "@adjoint/terminal";
import { PEERS } from "./peers/import-peer.js";

/** Installs the npm packages that are compared with, where their list is newer; without them the bench goes on. */
export function installPeers({ stderr }: Terminal): void {
  if (changed("node_modules/.package-lock.json") >= changed("package-lock.json")) return;
  stderr.write("Installing the packages to compare with into apps/bench/peers (600 MB)...\n");
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

/** When a file of the peers' was written last; 0 where there is none. */
function changed(file: string): number {
  return statSync(new URL(file, PEERS), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
