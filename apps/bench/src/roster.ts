import { existsSync } from "node:fs";
import { PEERS } from "./peers/import-peer.js";
import { nodeServer, pythonServer } from "./servers/commands.js";
import { findPython } from "./servers/find-python.js";
import type { Roster } from "./servers/fleet.js";

const NODE_PEERS = ["tfjs-cpu", "tfjs-wasm", "jax-js", "ml-matrix", "onnxruntime-node"];

/** Who takes part on this machine. */
export function roster(python: typeof findPython = findPython): Roster {
  const installed = existsSync(new URL("node_modules", PEERS));
  const entry = (name: string) =>
    installed ? nodeServer(name) : { missing: "the peers are not installed" };
  const ofPython = (name: "numpy" | "torch") => {
    const command = python(name);
    return command === undefined
      ? { missing: `no python3 with ${name} is here (set PYTHON to one that has it)` }
      : pythonServer(command, name);
  };
  return {
    adjoint: nodeServer("adjoint"),
    ...Object.fromEntries(NODE_PEERS.map((name) => [name, entry(name)])),
    numpy: ofPython("numpy"),
    torch: ofPython("torch"),
  };
}
