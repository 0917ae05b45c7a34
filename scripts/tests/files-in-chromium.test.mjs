// What is saved on Node is loaded in a page, and the other way: the same bytes, and the same bits after more steps.
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChromium } from "./find-chromium.mjs";

/** A training in text, so that it is one thing here and there. Bytes go in and out in base64. */
const PROGRAM = `
import { adam, dense, gunzip, load, moons, randomState, relu, save, saveJson, sequential, softmaxCrossEntropy, train } from "adjoint";

const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const toBytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** Trains up to a step, from the start or from what was saved, and saves. */
export function run(until, saved, format) {
  const seed = saved === null ? 0 : 5;
  let random = randomState(seed);
  const network = sequential(dense(2, 8, { random }), relu, dense(8, 2, { random }));
  const optimizer = adam({ learningRate: 0.05 });
  let resume;
  if (saved !== null) {
    const given = saved.startsWith("{") ? saved : toBytes(saved);
    ({ random, state: resume } = load(network, given, { optimizer }));
  }
  const samples = moons({ samples: 50, noise: 0.1, random: randomState(1) });
  const options = { loss: softmaxCrossEntropy, optimizer, epochs: 9, batchSize: 16, random, resume };
  for (const { step, progress: state } of train(network, samples, options)) {
    if (step < until) continue;
    const all = { optimizer, random, state, metadata: { name: "\\u00fcn\\u00ef" } };
    return format === "json" ? saveJson(network, all) : toText(save(network, all));
  }
}

export const unpack = async (text) => toText(await gunzip(toBytes(text)));
`;

async function bundle(format) {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    write: false,
    format,
    globalName: "program",
    conditions: ["@adjoint/source"],
  });
  return outputFiles[0].text;
}

let browser;
let page;
let here;
beforeAll(async () => {
  const text = Buffer.from(await bundle("esm")).toString("base64");
  here = await import(`data:text/javascript;base64,${text}`);
  browser = await chromium.launch(findChromium());
  page = await browser.newPage();
  await page.goto("about:blank");
  await page.addScriptTag({ content: await bundle("iife") });
}, 120_000);
afterAll(() => browser?.close());

const there = (...args) => page.evaluate((given) => globalThis.program.run(...given), args);

test.each(["safetensors", "json"])("%s", async (format) => {
  const whole = here.run(30, null, format);
  expect(await there(30, null, format)).toBe(whole);
  const saved = [here.run(13, null, format), await there(13, null, format)];
  expect(saved[1]).toBe(saved[0]);
  expect(here.run(30, saved[1], format)).toBe(whole);
  expect(await there(30, saved[0], format)).toBe(whole);
});

test("gzipped files are read in a page", async () => {
  const contents = Buffer.from("0123456789".repeat(1000));
  const zipped = gzipSync(contents).toString("base64");
  const found = await page.evaluate((text) => globalThis.program.unpack(text), zipped);
  expect(found).toBe(contents.toString("base64"));
});
