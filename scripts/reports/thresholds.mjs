// Prints from how much work on each kernel is faster than its twin, beside the threshold that is set in
// packages/matrix/src/memory/thresholds.ts: `npm run thresholds`, or `npm run thresholds -- sum matmul`.
// Each kernel is bundled twice, so that it always runs, or never; all else stays as it is.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { thresholds } from "../../packages/matrix/src/memory/thresholds.ts";
import { buildKernels } from "../build/kernels.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "node_modules", ".cache", "adjoint", `thresholds-${process.pid}`);
const ALWAYS = "{ resident: 0, copied: 0 }";
const NEVER = "{ resident: Infinity, copied: Infinity }";

/** Powers of two and what lies halfway between them. */
const WORK = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768];
WORK.push(1024, 1536, 2048, 3072, 4096, 6144, 8192, 12288, 16384);
const ROUNDS = 15;
const MILLISECONDS = 0.4;

/** `(library, work, matrix) => call`, where `matrix(rows, columns)` makes an operand. */
const CALLS = {
  elementwise: ({ sqrt }, work, matrix) => {
    const [x, y] = [matrix(1, work), matrix(1, work)];
    return () => sqrt(x, () => y);
  },
  elementwiseWithSettings: ({ inPlace, compiledSgd }, work, matrix) => {
    const formula = (w, g, rate, decay) => w - rate * (decay === 0 ? g : g + decay * w);
    const { sgd } = inPlace({ sgd: { operands: ["value", "gradient"], formula } }, compiledSgd);
    const [value, gradient] = [matrix(1, work), matrix(1, work)];
    return () => sgd([[value, gradient]], 0.1, 0);
  },
  broadcasting: ({ add }, work, matrix) => {
    const [a, b, y] = [matrix(1, work), matrix(1, work), matrix(1, work)];
    return () => add(a, b, () => y);
  },
  sum: ({ sum }, work, matrix) => {
    const columns = Math.min(work, 8);
    const rows = Math.ceil(work / columns);
    const [m, row, column] = [matrix(rows, columns), matrix(1, columns), matrix(rows, 1)];
    return () => {
      sum(m, { axis: 0 }, () => row);
      sum(m, { axis: 1 }, () => column);
    };
  },
  anyNonFinite: ({ anyNonFinite }, work, matrix) => {
    const m = matrix(1, work);
    return () => anyNonFinite(m);
  },
  takeRows: ({ takeRows }, work, matrix) => {
    const columns = Math.min(work, 8);
    const [m, y] = [
      matrix(Math.ceil(work / columns), columns),
      matrix(Math.ceil(work / columns), columns),
    ];
    const indices = Uint32Array.from({ length: m.rows }, (_, i) => m.rows - 1 - i);
    return () => takeRows(m, indices, () => y);
  },
  matmul: ({ matmul }, work, matrix) => {
    // [rows, 4] times [4, columns]: what a small layer does.
    const columns = Math.max(1, Math.round(Math.sqrt(work / 4)));
    const rows = Math.max(1, Math.round(work / 4 / columns));
    const [a, b, y] = [matrix(rows, 4), matrix(4, columns), matrix(rows, columns)];
    return () => matmul(a, b, {}, () => y);
  },
  softmax: ({ softmax }, work, matrix) => {
    const columns = Math.min(work, 4);
    const [x, y] = [
      matrix(Math.ceil(work / columns), columns),
      matrix(Math.ceil(work / columns), columns),
    ];
    const context = { allocate: () => y };
    return () => softmax(x, context);
  },
  softmaxBackward: ({ softmax }, work, matrix) => {
    const columns = Math.min(work, 4);
    const [x, dx] = [
      matrix(Math.ceil(work / columns), columns),
      matrix(Math.ceil(work / columns), columns),
    ];
    let result = matrix(x.rows, columns);
    const pass = softmax(x, { allocate: () => result });
    result = dx;
    return () => pass.backward(x);
  },
  softmaxCrossEntropy: ({ softmaxCrossEntropy }, work, matrix) => {
    const columns = Math.min(work, 4);
    const rows = Math.ceil(work / columns);
    const x = matrix(rows, columns);
    const kept = [];
    const allocate = (rows, columns) => kept.pop() ?? matrix(rows, columns);
    const labels = Int32Array.from({ length: rows }, (_, i) => i % columns);
    const made = [];
    const recorded = (...shape) => {
      const m = allocate(...shape);
      made.push(m);
      return m;
    };
    softmaxCrossEntropy(x, labels, { allocate: recorded });
    let next = 0;
    const again = () => made[next++];
    return () => {
      next = 0;
      softmaxCrossEntropy(x, labels, { allocate: again });
    };
  },
  images: ({ maxPool2d }, work, matrix) => {
    const width = Math.ceil(work / 2);
    const pool = maxPool2d({ channels: 1, height: 2, width }, { kernelSize: [2, 1] });
    const [x, ...results] = [matrix(1, 2 * width), matrix(1, width), matrix(1, width)];
    let next = 0;
    const context = { allocate: () => results[next++] };
    return () => {
      next = 0;
      pool(x, context);
    };
  },
};

/** The library, with one threshold replaced. */
async function libraryWith(name, least) {
  const outfile = join(folder, `${name}-${least === ALWAYS ? "kernel" : "twin"}.mjs`);
  const changed = `\nObject.assign(thresholds["${name}"], ${least});\n`;
  await build({
    stdin: {
      contents: `export * from "@adjoint/matrix"; export { inPlace } from "@adjoint/matrix/kit";
export { maxPool2d } from "@adjoint/layers"; export { softmax } from "@adjoint/activations"; export { softmaxCrossEntropy } from "@adjoint/softmax-loss";
export { compiled as compiledSgd } from "./packages/optimizers/src/generated/sgd.ts";
export { anyNonFinite } from "./packages/optimizers/src/stepping/any-non-finite.ts";`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@adjoint/source"],
    logLevel: "error",
    plugins: [
      {
        name: "threshold",
        setup: (bundler) =>
          bundler.onLoad({ filter: /memory[\\/]thresholds\.ts$/ }, ({ path }) => ({
            contents: readFileSync(path, "utf8") + changed,
            loader: "ts",
          })),
      },
    ],
  });
  const library = await import(pathToFileURL(outfile).href);
  warm(library);
  return library;
}

/** Loops that have called one formula alone are faster than those of a program. */
function warm({ workspace, zeros, exp, log, tanh, erf, sqrt, add, subtract, multiply, divide }) {
  for (const dtype of ["float32", "float64"]) {
    for (const allocate of [workspace().allocate, zeros]) {
      const m = allocate(3, 4, dtype);
      m.data.fill(0.5);
      for (let k = 0; k < 300; k++) {
        for (const unary of [exp, log, tanh, erf, sqrt]) unary(m, () => m);
        for (const binary of [add, subtract, multiply, divide]) binary(m, m, () => m);
      }
    }
  }
}

/** The fastest of several rounds, in nanoseconds a call, of each of two calls in turn. */
function time(calls) {
  const counts = calls.map((call) => {
    let count = 1;
    for (;;) {
      const taken = timeOf(call, count);
      if (taken > MILLISECONDS) return Math.ceil((count * MILLISECONDS) / taken);
      count *= 2;
    }
  });
  const best = calls.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    calls.forEach((call, i) => {
      best[i] = Math.min(best[i], (timeOf(call, counts[i]) / counts[i]) * 1e6);
    });
  }
  return best;
}

function timeOf(call, count) {
  const start = performance.now();
  for (let k = 0; k < count; k++) call();
  return performance.now() - start;
}

/** The least work from which on the kernel is never slower, and how the two compare at the threshold. */
function measure(name, libraries, dtype, place, threshold) {
  const slower = [];
  let atThreshold = "";
  for (const work of WORK) {
    const calls = libraries.map((library) => {
      const { allocate } = library.workspace();
      const make = place === "resident" ? allocate : library.zeros;
      return CALLS[name](library, work, (rows, columns) => {
        const m = make(rows, columns, dtype);
        m.data.fill(0.5);
        return m;
      });
    });
    const [kernel, twin] = time(calls);
    // Within a tenth, either may be used.
    if (kernel > 1.1 * twin) slower.push(work);
    if (work === (WORK.find((each) => each >= threshold) ?? WORK.at(-1))) {
      atThreshold = `${Math.round(kernel)} and ${Math.round(twin)} ns at ${work}`;
    }
  }
  const from = slower.length === 0 ? WORK[0] : WORK[WORK.indexOf(slower.at(-1)) + 1];
  return { from: from === undefined ? `> ${WORK.at(-1)}` : String(from), atThreshold };
}

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(thresholds);
const unknown = names.filter((name) => !(name in CALLS));
if (unknown.length > 0) {
  console.error(`thresholds: no ${unknown.join(", ")}; there are ${Object.keys(CALLS).join(", ")}`);
  process.exit(2);
}
await buildKernels();
mkdirSync(folder, { recursive: true });
try {
  console.log("| kernel | operands | threshold | faster from | kernel and twin there |");
  console.log("| --- | --- | ---: | --- | --- |");
  for (const name of names) {
    const libraries = [await libraryWith(name, ALWAYS), await libraryWith(name, NEVER)];
    for (const place of ["resident", "copied"]) {
      const threshold = thresholds[name][place];
      for (const dtype of ["float32", "float64"]) {
        const { from, atThreshold } = measure(name, libraries, dtype, place, threshold);
        console.log(`| ${name} | ${dtype}, ${place} | ${threshold} | ${from} | ${atThreshold} |`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
