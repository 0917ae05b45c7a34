import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../../tests/find-chromium.mjs";
import { bundleFingerprint, GOLDEN } from "./bundle.mjs";

let program;
beforeAll(async () => {
  program = await bundleFingerprint();
}, 60_000);

/** The golden hashes, and whether kernels ran. */
const golden = (kernels) => ({
  float32: { sha256: GOLDEN.float32, kernels },
  float64: { sha256: GOLDEN.float64, kernels },
});
/** Before the program: an engine that gives no shared memory, as a page that is not isolated. */
const NO_SHARED_MEMORY = `
const { Memory } = WebAssembly;
process.exitCode = 3; // Until shared memory was asked for, and refused.
WebAssembly.Memory = function (limits) {
  if (limits.shared) {
    process.exitCode = 0;
    throw new TypeError("no shared memory here");
  }
  return new Memory(limits);
};
`;
const withoutLoss = (found) =>
  Object.fromEntries(
    Object.entries(found).map(([dtype, { sha256, kernels }]) => [dtype, { sha256, kernels }]),
  );

describe("500 training steps leave the same bytes", () => {
  test.each([
    ["with SIMD", {}, true, ""],
    ["without", { ADJOINT_SIMD: "off" }, false, ""],
    ["with SIMD in a memory that is not shared", {}, true, NO_SHARED_MEMORY],
  ])("in Node, %s", (_, environment, kernels, before) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module"], {
      input: before + program,
      encoding: "utf8",
      env: { ...process.env, ...environment },
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(withoutLoss(JSON.parse(stdout))).toEqual(golden(kernels));
  });
});

describe("in a page, too", () => {
  let browser;
  let server;
  let policy = "";
  let origin;
  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      const script = url === "/print.js";
      response.setHeader("Content-Type", script ? "text/javascript" : "text/html");
      response.setHeader("Content-Security-Policy", policy);
      response.end(
        script
          ? program
          : '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/print.js"></script>',
      );
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    origin = `http://127.0.0.1:${server.address().port}`;
    browser = await chromium.launch(findChromium());
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await new Promise((closed) => server.close(closed));
  });

  test.each([
    ["without a policy", "", true],
    ["under script-src 'self' 'wasm-unsafe-eval'", "script-src 'self' 'wasm-unsafe-eval'", true],
    ["under script-src 'self', which forbids WebAssembly", "script-src 'self'", false],
  ])(
    "%s",
    async (_, given, kernels) => {
      policy = given;
      const page = await browser.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(origin);
      await page.waitForFunction(() => globalThis.document.title.startsWith("{"), undefined, {
        timeout: 60_000,
      });
      expect(withoutLoss(JSON.parse(await page.title()))).toEqual(golden(kernels));
      expect(errors).toEqual([]);
      await page.close();
    },
    90_000,
  );
});
