import { afterEach, expect, test, vi } from "vitest";
import { host } from "./host.js";

type Matrices = typeof import("../index.js");
type Limits = ConstructorParameters<
  NonNullable<ReturnType<typeof host>["WebAssembly"]>["Memory"]
>[0];

const real = host().WebAssembly!;

/** A memory of one MiB that cannot grow. */
class Small extends real.Memory {
  constructor(limits: Limits) {
    super({ ...limits, maximum: limits.initial });
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Everything that has a kernel, of operands that do not fit in one MiB, and of small ones. */
function results(m: Matrices, dtype: "float32" | "float64"): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const size of [20, 300]) {
    const a = m.generate(size, size, (i, j) => ((7 * i + 3 * j) % 11) / 7 + 0.1, dtype);
    const b = m.generate(size, size, (i, j) => ((2 * i + 5 * j) % 13) / 9 + 0.2, dtype);
    const biases = m.sliceRows(b, 0, 1);
    const space = m.workspace();
    for (const allocate of [m.zeros, space.allocate]) {
      const all = {
        matmul: m.matmul(a, b, { transposeB: true, biases }, allocate),
        add: m.add(m.add(a, 0, allocate), b, allocate),
        divide: m.divide(a, biases, allocate),
        exp: m.exp(a, allocate),
        log: m.log(a, allocate),
        log1p: m.log1p(a, allocate),
        expm1: m.expm1(a, allocate),
        tanh: m.tanh(a, allocate),
        erf: m.erf(a, allocate),
        sqrt: m.sqrt(a, allocate),
        sumColumns: m.sum(a, { axis: 0 }, allocate),
        sumRows: m.sum(a, { axis: 1 }, allocate),
        takeRows: m.takeRows(m.add(a, 0, allocate), [3, 1, 3], allocate),
      };
      for (const [name, { data }] of Object.entries(all)) {
        found[`${name} ${size} ${allocate === m.zeros}`] = [...data];
      }
    }
    space.end();
  }
  return found;
}

test.each(["float32", "float64"] as const)(
  "%s results where linear memory is full have the bits of those where it is not",
  async (dtype) => {
    const expected = results(await import("../index.js"), dtype);
    vi.resetModules();
    vi.stubGlobal("WebAssembly", {
      ...real,
      Memory: Small,
      Module: real.Module,
      Instance: real.Instance,
    });
    const m = await import("../index.js");
    const { linearMemory } = await import("./linear-memory.js");
    const { kernelsRun } = await import("./kernels-run.js");
    expect(kernelsRun()).toBe(true);
    const check = () => {
      for (const [name, values] of Object.entries(results(m, dtype))) {
        const wanted = expected[name]!;
        const wrong = values.findIndex((value, k) => !Object.is(value, wanted[k]));
        expect([name, values.length, wrong]).toEqual([name, wanted.length, -1]);
      }
      expect(linearMemory()!.memory.buffer.byteLength).toBe(1024 * 1024);
    };
    check();
    // Until not even the smallest copy fits.
    const filling = m.workspace();
    for (let bytes = 512 * 1024; bytes >= 64; bytes /= 2) {
      for (let k = 0; k < 3; k++) filling.allocate(1, bytes / 8, "float64");
    }
    check();
  },
);
