import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleFamily, GOLDEN } from "./bundle.mjs";

let program;
beforeAll(async () => {
  program = await bundleFamily();
}, 60_000);

const NO_COLLECTION = "delete globalThis.FinalizationRegistry; delete globalThis.WeakRef;";
const NO_SHARED_MEMORY = `
  delete globalThis.SharedArrayBuffer;
  delete globalThis.Atomics;
  const { Memory } = WebAssembly;
  WebAssembly.Memory = function (limits) {
    if (limits.shared) throw new TypeError("no shared memory here");
    return new Memory(limits);
  };`;
const NO_WEBASSEMBLY = "delete globalThis.WebAssembly;";
const NO_DISPOSAL = "delete Symbol.dispose; delete Symbol.asyncDispose;";
/** As Deno's is without `--allow-env`. */
const FORBIDDEN_ENVIRONMENT = `
  globalThis.process = {
    env: new Proxy({}, { get: () => { throw new Error("NotCapable: Requires env access"); } }),
  };`;
const PROMPTING_ENVIRONMENT = `
  globalThis.Deno = { permissions: { querySync: () => ({ state: "prompt" }) } };
  globalThis.process = {
    env: new Proxy({}, { get: () => { throw new Error("somebody was asked"); } }),
  };`;

/** Engines whose globals are those of the language alone, and what else they lack. */
const ENGINES = [
  ["that is no host at all", "", true],
  ["without FinalizationRegistry and WeakRef", NO_COLLECTION, true],
  ["without SharedArrayBuffer and Atomics", NO_SHARED_MEMORY, true],
  ["without Symbol.dispose", NO_DISPOSAL, true],
  ["that forbids to read the environment", FORBIDDEN_ENVIRONMENT, true],
  ["that would ask before the environment is read", PROMPTING_ENVIRONMENT, true],
  [
    "without any of these, and without WebAssembly",
    [NO_COLLECTION, NO_SHARED_MEMORY, NO_WEBASSEMBLY, NO_DISPOSAL].join(""),
    false,
  ],
];

describe.each(ENGINES)("in an engine %s", (_, before, kernels) => {
  let engine;
  beforeAll(() => {
    // Only for the fingerprint, which hashes what training left.
    const context = createContext({ crypto: globalThis.crypto });
    runInContext(before, context);
    // A context's globals are looked up anew each time: without this, twins take a hundred times longer.
    runInContext("const { Math } = globalThis;", context);
    runInContext(program, context);
    engine = runInContext("adjoint", context);
  });

  test.each(["float32", "float64"])("500 training steps leave the same %s bytes", async (dtype) => {
    const found = await engine.fingerprint(dtype);
    expect([found.sha256, found.kernels]).toEqual([GOLDEN[dtype], kernels]);
  });

  test("gradients are checked, and matrices of a workspace used again", () => {
    const { assertGradient, generate, matmul, randomState, relu, workspace } = engine;
    const x = generate(8, 8, (i, j) => (i - j) / 8 + 0.01);
    expect(() => assertGradient(relu, x, { random: randomState(0) })).not.toThrow();
    const { allocate, restart } = workspace();
    const first = matmul(x, x, {}, allocate);
    restart();
    expect(allocate(8, 8, "float64")).toBe(first);
  });
});
