import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Terminal } from "@adjoint/terminal";

const server = fileURLToPath(new URL("../../playground/scripts/serve.ts", import.meta.url));

/** Builds the playground and serves it until Ctrl-C. @returns the exit code */
export async function runWeb(port: number, { signal }: Pick<Terminal, "signal">): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, server, String(port)], {
    stdio: "inherit",
  });
  // A terminal stops the whole group; a signal to this process alone is passed on.
  signal.addEventListener("abort", () => child.kill("SIGINT"));
  const [exitCode] = await once(child, "close");
  return exitCode ?? 1;
}
