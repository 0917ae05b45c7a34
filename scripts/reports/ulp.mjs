// Prints how far the elementary functions are from the exact values: `npm run ulp`. With `--check` it
// tells where docs/accuracy.md says otherwise. With `--all-floats` it goes through all 2^32 float32
// numbers, for expFloat32 and logFloat32, or for the functions named after the option.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as math from "../../packages/math/src/index.ts";
import { exactly, exponentOfUlp, references, ulps } from "../../packages/math/testing/reference.ts";

/** Each function by its name. */
const functions = { ...math };
const POINTS = 20_000;
const FLOAT32_POINTS = 1_000_000;

/** Where each function is tried: intervals, from each of which every nth point is drawn. */
const INTERVALS = {
  exp: [
    [-745, 709.7],
    [-1, 1],
    [-20, 20],
  ],
  expm1: [[-38, 709.7], [-1, 1], [0.3, 0.5], [-5, 5], "exponents"],
  log: [[0.5, 2], [0.1, 10], "exponents"],
  log1p: [[-1, 1], [-0.5, 0.5], [-1, 20], "exponents"],
  tanh: [[-1, 1], [0.5, 1.2], [-20, 20], "exponents"],
  erf: [[-1, 1], [0.7, 1.4], [1, 1.1], [-6, 6], "exponents"],
  sigmoid: [
    [-2, 2],
    [-20, 20],
    [-745, 40],
  ],
  softplus: [
    [-2, 2],
    [-20, 20],
    [-745, 40],
  ],
  normalDensity: [
    [-2, 2],
    [-10, 10],
    [-38, 38],
  ],
  millsRatio: [
    [0, 1],
    [0, 8],
    [0, 40],
    [0, 300],
  ],
  sin: [
    [-100, 100],
    [-4, 4],
  ],
  cos: [
    [-100, 100],
    [-4, 4],
  ],
};

/** A generator of its own, so that the table is the same each time (xorshift, Marsaglia 2003). */
function uniform(seed) {
  let state = seed;
  const word = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return () => (word() * 2 ** 21 + (word() >>> 11)) / 2 ** 53;
}

/** Draws a point: uniform in an interval, or with every exponent alike; 24 or 53 digits. */
function draw(name, k, random, digits) {
  const intervals = INTERVALS[name];
  const interval = intervals[k % intervals.length];
  let x;
  if (interval === "exponents") {
    const reach = digits === 24 ? 126 : 1000;
    x = 2 ** Math.floor((2 * random() - 1) * reach) * (1 + random());
    if (name !== "log" && random() < 0.5) x = -x;
  } else x = interval[0] + (interval[1] - interval[0]) * random();
  return digits === 24 ? Math.fround(x) : x;
}

/** Where the exact value is a number, and not beyond the largest. */
function inDomain(name, x, digits) {
  if (x === 0 || !Number.isFinite(x)) return false;
  if (name === "log") return x > 0 && x !== 1;
  if (name === "log1p") return x > -1;
  if (!name.startsWith("exp")) return true;
  return digits === 24 ? x < 88.722 && x > -103.9 : x < 709.78;
}

function measure(name, digits) {
  const random = uniform(digits * 1000 + name.length);
  const f = functions[digits === 24 ? `${name}Float32` : name];
  const points = digits === 24 ? FLOAT32_POINTS : POINTS;
  let worst = 0;
  let at = 0;
  let wrong = 0;
  let count = 0;
  for (let k = 0; count < points; k++) {
    const x = draw(name, k, random, digits);
    if (!inDomain(name, x, digits)) continue;
    count += 1;
    const y = f(x);
    let error;
    if (digits === 24) {
      const exact = functions[name](x);
      error = Math.abs(y - exact) / 2 ** exponentOfUlp(Math.abs(exact), 24);
    } else error = ulps(y, references[name](exactly(x)), 53);
    if (error > 0.5) wrong += 1;
    if (!(error <= worst)) [worst, at] = [error, x];
  }
  return { worst, at, points, wrong };
}

const row = (...cells) => `| ${cells.join(" | ")} |`;
const printRow = (...cells) => console.log(row(...cells));

function* tableLines() {
  yield row("function", "largest error seen, ulp", "at x", "points", "not correctly rounded");
  yield row("---", "---", "---", "---", "---");
  for (const digits of [53, 24]) {
    for (const base of Object.keys(INTERVALS)) {
      const name = digits === 24 ? `${base}Float32` : base;
      if (!(name in functions)) continue;
      const { worst, at, points, wrong } = measure(base, digits);
      const share = `${((100 * wrong) / points).toFixed(1)} %`;
      yield row(`\`${name}\``, worst.toFixed(3), at, points.toLocaleString("en"), share);
    }
  }
}

/** Tells which lines of the table docs/accuracy.md has not. */
function checkPage() {
  const page = readFileSync(new URL("../../docs/accuracy.md", import.meta.url), "utf8");
  for (const line of tableLines()) {
    if (page.includes(`${line}\n`)) continue;
    console.error(`docs/accuracy.md has not: ${line}`);
    process.exitCode = 1;
  }
}

/** Every float32 there is, 2^24 at a time. */
function sweep(name) {
  const f = functions[`${name}Float32`];
  const exactly64 = functions[name];
  const words = new Uint32Array(1);
  const floats = new Float32Array(words.buffer);
  let worst = 0;
  let at = 0;
  let wrong = 0;
  for (let high = 0; high < 256; high++) {
    for (let low = 0; low < 1 << 24; low++) {
      words[0] = high * 2 ** 24 + low;
      const x = floats[0];
      const y = f(x);
      const exact = exactly64(x);
      // Correctly rounded, or both are NaN.
      if (y === Math.fround(exact) || (Number.isNaN(y) && Number.isNaN(exact))) continue;
      wrong += 1;
      const error = Math.abs(y - exact) / 2 ** exponentOfUlp(Math.abs(exact), 24);
      if (!(error <= worst)) [worst, at] = [error, x];
    }
    process.stderr.write(`\r${name}Float32: ${high + 1} of 256 `);
  }
  process.stderr.write("\n");
  printRow(`\`${name}Float32\``, worst.toFixed(4), at, wrong.toLocaleString("en"));
}

const { values, positionals } = parseArgs({
  options: { "all-floats": { type: "boolean" }, check: { type: "boolean" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(`${name}Float32` in functions));
const sweeps = values["all-floats"];
if (unknown.length > 0 || (positionals.length > 0 && !sweeps) || (sweeps && values.check)) {
  console.error("ulp: takes --check, or --all-floats and after it names as in exp or log");
  process.exit(2);
}
if (sweeps) {
  printRow("function", "largest error, ulp", "at x", "not correctly rounded, of 4,294,967,296");
  printRow("---", "---", "---", "---");
  for (const name of positionals.length > 0 ? positionals : ["exp", "log"]) sweep(name);
} else if (values.check) checkPage();
else for (const line of tableLines()) console.log(line);
