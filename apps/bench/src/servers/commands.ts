import { fileURLToPath } from "node:url";
import { built } from "../built.js";
import type { Command } from "./connect.js";

/** Each server runs on one thread, like ours. */
const ONE_THREAD = {
  OMP_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
};

/** How a server of this app's Node side is started, named as in node-server.ts. */
export function nodeServer(name: string): Command {
  return { file: process.execPath, args: [built("servers/node-server"), name] };
}

/** How a Python server is started. */
export function pythonServer(python: string, name: "numpy" | "torch"): Command {
  const script = fileURLToPath(new URL(`../../python/${name}_server.py`, import.meta.url));
  return {
    file: python,
    args: ["-u", script],
    env: { ...ONE_THREAD, PYTHONDONTWRITEBYTECODE: "1" },
  };
}
