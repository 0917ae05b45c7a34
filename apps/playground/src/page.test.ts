import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../../../scripts/tests/find-chromium.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
let folder: string;
let server: PreviewServer;
let browser: Browser;
let address: string;
const messages: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "playground-"));
  const outDir = join(folder, "page");
  await build({ root, logLevel: "error", build: { outDir } });
  server = await preview({
    root,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, open: false },
  });
  address = server.resolvedUrls!.local[0]!;
  browser = await chromium.launch(findChromium());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page that is paused at its start, as for those who asked for less motion. */
async function open(
  hash = "",
  options: BrowserContextOptions = {},
  before?: (page: Page) => Promise<void>,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await before?.(page);
  await page.goto(`${address}#${hash}`);
  await page
    .locator(".share code")
    .filter({ hasText: /^[0-9a-f]{16}$/ })
    .waitFor();
  return page;
}

const fingerprintOf = (page: Page) => page.locator(".share code").textContent();
const stepOf = async (page: Page) =>
  Number(
    (await page.locator(".status").textContent())!.match(/step ([\d,]+)/)![1]!.replace(",", ""),
  );
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
async function stepTo(page: Page, step: number) {
  for (let now = await stepOf(page); now < step; now++) {
    await press(page, "Step");
    await page.getByText(`step ${now + 1}, epoch`).waitFor();
  }
}
const accuracyOf = async (page: Page) =>
  Number.parseFloat((await page.locator(".scores .training td").last().textContent())!);

describe("the page, in a browser", () => {
  test("learns the spiral to 95 % by itself, and says what it does", async () => {
    const page = await open("", { reducedMotion: "no-preference" });
    await page.getByRole("status").getByText("Running").waitFor();
    await expect.poll(() => accuracyOf(page), { timeout: 60_000 }).toBeGreaterThan(95);
    await press(page, "Pause");
    await page.getByRole("status").getByText("Paused").waitFor();
    await page.context().close();
  }, 90_000);

  test("waits where less motion is asked for", async () => {
    const page = await open();
    await page.waitForTimeout(300);
    expect(await stepOf(page)).toBe(0);
    expect(await page.locator(".status strong").textContent()).toBe("Paused");
    await page.context().close();
  });

  test("has the digits of the command line with the same settings", async () => {
    const page = await open("points=20&hidden=5&activation=relu&seed=3&batchSize=8");
    await press(page, "Copy command");
    const command = await page.evaluate(() => navigator.clipboard.readText());
    const words = command.split(" ").slice(3);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...["--conditions=@adjoint/source", "--import", "tsx"],
        ...["apps/demo/src/main.ts", ...words, "--epochs", "2", "--json"],
      ],
      { cwd: join(root, "../..") },
    );
    const { training } = JSON.parse(stdout.trim().split("\n").at(-1)!);
    // Two epochs of 60 points, 8 a step.
    await stepTo(page, 16);
    const title = await page.locator(".scores .training td").first().getAttribute("title");
    expect(Number(title)).toBe(training.loss);
    await page.context().close();
  }, 60_000);

  test("the link brings the same bits", async () => {
    const page = await open("points=12");
    await page.getByLabel("Activation").selectOption("gelu");
    await page.getByLabel("Figure").selectOption("moons");
    await page.getByLabel("Seed").fill("5");
    await page.getByText("step 0, epoch 0").waitFor();
    await stepTo(page, 3);
    await press(page, "Copy link");
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const bits = await fingerprintOf(page);
    const other = await open(link.hash.slice(1));
    expect(await other.getByLabel("Activation").inputValue()).toBe("gelu");
    expect(await fingerprintOf(other)).not.toBe(bits);
    await stepTo(other, 3);
    expect(await fingerprintOf(other)).toBe(bits);
    await page.context().close();
    await other.context().close();
  });

  test("goes back on the curve by keyboard, bit for bit", async () => {
    const page = await open("points=10");
    await stepTo(page, 4);
    const bits = await fingerprintOf(page);
    await stepTo(page, 9);
    const curve = page.getByRole("slider", { name: /^Loss over the steps/ });
    await curve.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
    expect(await curve.getAttribute("aria-valuetext")).toMatch(/^Step 4: training loss \d/);
    await page.keyboard.press("Enter");
    await page.getByText("step 4, epoch 4").waitFor();
    expect(await fingerprintOf(page)).toBe(bits);
    await page.context().close();
  });

  test("reset is the same start, new start is another", async () => {
    const page = await open();
    const bits = await fingerprintOf(page);
    await stepTo(page, 2);
    await press(page, "Reset");
    await page.getByText("step 0, epoch 0").waitFor();
    expect(await fingerprintOf(page)).toBe(bits);
    await press(page, "New start");
    await expect.poll(() => fingerprintOf(page)).not.toBe(bits);
    expect(new URL(page.url()).hash).toBe("#seed=1");
    await page.context().close();
  });

  test("layers and units come and go", async () => {
    const page = await open();
    await press(page, "Add a layer");
    await expect.poll(() => page.locator(".tile").count()).toBe(2 + 8 + 8 + 8 + 3);
    await press(page, "Remove a unit from layer 2");
    await expect.poll(() => page.locator(".tile").count()).toBe(2 + 8 + 7 + 8 + 3);
    for (let i = 0; i < 3; i++) await press(page, "Remove the last layer");
    await expect.poll(() => page.locator(".tile").count()).toBe(2 + 3);
    await page.context().close();
  });

  test("a run that diverges is told in words, and can be taken back", async () => {
    const page = await open("activation=relu&optimizer=sgd&learningRate=100&loss=meanSquaredError");
    await press(page, "Play");
    await page
      .getByRole("alert")
      .getByText(/the loss was no longer a number/)
      .waitFor();
    expect(await page.getByRole("button", { name: "Play" }).isDisabled()).toBe(true);
    await press(page, "Reset");
    await page.getByText("step 0, epoch 0").waitFor();
    expect(await page.getByRole("alert").textContent()).toBe("");
    await page.context().close();
  });

  test("an address that asks for too much is told in words", async () => {
    const page = await open("points=1e9&activation=%3Cscript%3E");
    const alert = page.getByRole("alert");
    expect(await alert.textContent()).toContain("points = 1e9, activation = <script>");
    await press(page, "Close");
    expect(await alert.textContent()).toBe("");
    await page.context().close();
  });

  test("works without WebAssembly, with the same bits", async () => {
    const hash = "points=10";
    const page = await open(hash);
    await stepTo(page, 2);
    const bits = await fingerprintOf(page);
    // A worker has the policy that its own file comes with.
    const refused = await open(hash, {}, async (other) => {
      await other.route("**/worker-*.js", async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
        await route.fulfill({ response, headers });
      });
    });
    const compiling = refused
      .workers()[0]!
      .evaluate(() => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    await expect(compiling).rejects.toThrow("CompileError");
    await stepTo(refused, 2);
    expect(await fingerprintOf(refused)).toBe(bits);
    await page.context().close();
    await refused.context().close();
  });

  test.each(["light", "dark"] as const)("axe finds nothing, %s", async (colorScheme) => {
    const page = await open("", { colorScheme });
    await stepTo(page, 1);
    await page.getByText("Weights as a table").click();
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    // The page's policy lets no script in; this one comes through the browser's debugger.
    await page.evaluate(await readFile(axe, "utf8"));
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    });
    expect(violations).toEqual([]);
    await page.context().close();
  });

  test("fits a phone", async () => {
    const page = await open("", { viewport: { width: 390, height: 844 } });
    const [needed, width] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(needed).toBe(width);
    await page.context().close();
  });

  test("nothing on the console in any of this", () => {
    expect(messages).toEqual([]);
  });
});
