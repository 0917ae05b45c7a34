import { adjoint } from "../peers/adjoint.js";
import { jaxJs } from "../peers/jax-js.js";
import { mlMatrix } from "../peers/ml-matrix.js";
import { onnxRuntime } from "../peers/onnxruntime.js";
import { tfjs } from "../peers/tfjs.js";
import type { Peer } from "./protocol.js";
import { serve } from "./serve.js";

const PEERS: Readonly<Record<string, () => Peer | Promise<Peer>>> = {
  adjoint,
  "tfjs-cpu": () => tfjs("cpu"),
  "tfjs-wasm": () => tfjs("wasm"),
  "jax-js": jaxJs,
  "ml-matrix": mlMatrix,
  "onnxruntime-node": onnxRuntime,
};

const name = process.argv[2] ?? "";
const start = PEERS[name];
if (start === undefined) throw new Error(`no peer ${name}`);
await serve(await start());
