import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fingerprintOf, openLaboratory, press } from "../testing/laboratory.js";
import { overflowOf, type ServedPage, servePage, violationsOf } from "../testing/served-page.js";

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });
let served: ServedPage;

beforeAll(async () => {
  served = await servePage();
}, 120_000);
afterAll(() => served?.end());

const open = (hash = "", options: BrowserContextOptions = {}) =>
  openLaboratory(served, hash, options);
/** Takes so many steps, however fast. */
async function take(page: Page, steps: number) {
  const before = Number(/step (\d+)/.exec((await page.locator(".status").textContent())!)![1]);
  await page.getByRole("button", { name: "Step", exact: true }).evaluate((button, count) => {
    for (let i = 0; i < count; i++) (button as HTMLButtonElement).click();
  }, steps);
  await page.getByText(`step ${before + steps}, epoch`).waitFor();
}
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe("a link", () => {
  test("replays to its step, and says that it is the same", async () => {
    const page = await open("points=12");
    await page.getByLabel("Activation").selectOption("gelu");
    await page.getByLabel("Figure").selectOption("moons");
    await page.getByLabel("Seed").fill("5");
    await page.getByText("step 0, epoch 0").waitFor();
    await page.getByLabel("Show test points").uncheck();
    await take(page, 3);
    await press(page, "Copy link");
    const link = new URL(await clipboard(page));
    const bits = await fingerprintOf(page);
    // The address of a page that is paused is the same link.
    expect(page.url()).toBe(link.href);
    const other = await open(link.hash.slice(1));
    await other
      .getByRole("status")
      .getByText(`at step 3 the fingerprint of all weights is ${bits}, here and there.`)
      .waitFor();
    expect(await fingerprintOf(other)).toBe(bits);
    expect(await violationsOf(other)).toEqual([]);
    expect(await other.getByLabel("Activation").inputValue()).toBe("gelu");
    expect(await other.getByLabel("Show test points").isChecked()).toBe(false);
    expect(await other.locator(".status strong").textContent()).toBe("Paused");
    // What one does next is no longer what the link says.
    await take(other, 1);
    expect(await other.getByText("here and there").count()).toBe(0);
    await page.context().close();
    await other.context().close();
  });

  test("that was changed is told so, and one pasted into an open page is read", async () => {
    const page = await open("points=10");
    await page.evaluate(() => {
      location.hash = "#points=11&step=2&fingerprint=0123456789abcdef";
    });
    await page.getByText("Not the same as the link's sender had. At step 2").waitFor();
    expect(await page.locator(".notices").first().textContent()).toContain(
      `the link says 0123456789abcdef, and here the fingerprint is ${await fingerprintOf(page)}`,
    );
    await page.context().close();
  });

  test("to a step that the run does not reach is told so", async () => {
    const page = await open(
      "activation=relu&optimizer=sgd&learningRate=100&loss=meanSquaredError&step=5000&fingerprint=0123456789abcdef",
    );
    await page.getByText("which this run does not reach").waitFor();
    await page.context().close();
  });

  test("holds its step only while paused", async () => {
    const page = await open("points=10");
    await take(page, 1);
    expect(new URL(page.url()).hash).toMatch(/^#points=10&step=1&fingerprint=[0-9a-f]{16}$/);
    await press(page, "Play");
    await expect.poll(() => new URL(page.url()).hash).toBe("#points=10");
    await page.context().close();
  });
});

/** The file that a button gives. */
async function downloaded(page: Page, button: string) {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, button)]);
  return { name: file.suggestedFilename(), path: await file.path() };
}

describe("things to take along", () => {
  test("the program, by keyboard", async () => {
    const page = await open("points=10&batchSize=4");
    await take(page, 3);
    await page.getByRole("button", { name: "TypeScript program" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "The same run as a program" });
    await dialog.waitFor();
    expect(await dialog.locator("pre").textContent()).toContain(
      `bits === "${await fingerprintOf(page)}"`,
    );
    expect(await violationsOf(page)).toEqual([]);
    const { name, path } = await downloaded(page, "Download program");
    expect(name).toBe("adjoint-run.mts");
    expect(await readFile(path, "utf8")).toBe(await dialog.locator("pre").textContent());
    await page.keyboard.press("Escape");
    expect(await dialog.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      "TypeScript program",
    );
    await page.context().close();
  });

  test.each(["safetensors", "JSON"])("weights out and in, %s", async (format) => {
    const page = await open("points=10&batchSize=4&hidden=3");
    await take(page, 5);
    const bits = await fingerprintOf(page);
    const { path, name } = await downloaded(page, `Save ${format}`);
    expect(name).toBe(`adjoint-step-5.${format.toLowerCase()}`);
    await take(page, 4);
    const later = await fingerprintOf(page);
    const other = await open();
    await other.getByLabel("A file of weights").setInputFiles(path);
    await other.getByText("the training goes on where it was saved").waitFor();
    await other.getByText("step 5, epoch").waitFor();
    expect(await fingerprintOf(other)).toBe(bits);
    await take(other, 4);
    expect(await fingerprintOf(other)).toBe(later);
    // A link cannot bring weights: it says nothing of them.
    expect(new URL(other.url()).hash).toBe("#points=10&hidden=3&batchSize=4");
    expect(await other.getByRole("button", { name: "TypeScript program" }).isDisabled()).toBe(true);
    await press(other, "Reset");
    await other.getByText("step 0, epoch 0").waitFor();
    await take(other, 9);
    expect(await fingerprintOf(other)).toBe(later);
    await page.context().close();
    await other.context().close();
  });

  test("a wrong file is answered in words, and changes nothing", async () => {
    const page = await open("points=10");
    await take(page, 2);
    const bits = await fingerprintOf(page);
    const give = (name: string, text: string) =>
      page.getByLabel("A file of weights").setInputFiles({
        name,
        mimeType: "text/plain",
        buffer: Buffer.from(text),
      });
    await give("points.csv", "x,y,class\n1,2,a\n");
    await page.getByText("points.csv was not opened, and nothing was changed.").waitFor();
    await give("other.json", '{"format": "adjoint", "tensors": {}}');
    await page
      .getByText(/other\.json was not opened.*another network: "0\.weights" is missing/)
      .waitFor();
    expect(await fingerprintOf(page)).toBe(bits);
    await take(page, 1);
    await page.context().close();
  });

  test("pictures of what is shown", async () => {
    const page = await open("points=10", { viewport: { width: 1280, height: 900 } });
    await take(page, 3);
    for (const [button, wanted] of [
      ["Plane (PNG)", "adjoint-plane-step-3.png"],
      ["Network (PNG)", "adjoint-network-step-3.png"],
      ["Bent plane (PNG)", "adjoint-bent-plane-step-3.png"],
    ] as const) {
      const { name, path } = await downloaded(page, button);
      expect(name).toBe(wanted);
      const png = await readFile(path);
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      // Three times as wide as on the screen.
      expect(png.readUInt32BE(16)).toBeGreaterThan(700);
      expect(png.length).toBeGreaterThan(10_000);
    }
    for (const [button, title] of [
      ["Loss curve (SVG)", "<title>Training loss (solid)"],
      ["Accuracy curve (SVG)", "<title>Training accuracy (solid)"],
    ] as const) {
      const { path } = await downloaded(page, button);
      const svg = await readFile(path, "utf8");
      expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg).toContain(title);
      expect(svg).toContain("stroke: rgb(0, 96, 160)");
      expect(svg).not.toContain("class=");
    }
    await page.context().close();
  });
});

describe("a lesson", () => {
  test("hides controls, asks, and shows what happens, by keyboard", async () => {
    const page = await open();
    await page.getByRole("navigation", { name: "Lessons" }).getByText("Steps too long").click();
    const lesson = page.getByRole("region", { name: "Lesson" });
    await lesson.getByText("What will happen?").waitFor();
    expect(await page.getByRole("heading", { name: "Data" }).isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Step", exact: true }).isVisible()).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    await lesson.getByRole("button", { name: "It learns faster" }).focus();
    await page.keyboard.press("Enter");
    await lesson.getByText("You said: It learns faster.").waitFor();
    await lesson
      .getByText(
        "At step 200 it gets 50.0 % of its own points right, and 50.0 % of the test points.",
      )
      .waitFor();
    expect(await page.locator(".status").textContent()).toContain("step 200");
    await press(page, "Show all controls");
    await page.getByRole("heading", { name: "Data" }).waitFor();
    await page.context().close();
  });

  test("of a teacher, all in the address", async () => {
    const fields = new URLSearchParams({
      points: "10",
      hide: "data,learning,bend,compare",
      title: "My <lesson>",
      text: "Look.",
      ask: "Which?",
      answers: "this|that",
      seen: "Thus.",
      until: "3",
    });
    const page = await open(String(fields), { viewport: { width: 390, height: 844 } });
    await page.getByRole("heading", { name: "My <lesson>" }).waitFor();
    expect(await overflowOf(page)).toBe(0);
    await press(page, "that");
    await page.getByText("Thus.").waitFor();
    expect(await page.locator(".status").textContent()).toContain("step 3,");
    // A reader of this address has the same lesson.
    const kept = new URLSearchParams(new URL(page.url()).hash.slice(1));
    for (const [key, value] of fields) expect(kept.get(key)).toBe(value);
    await page.context().close();
  });
});

describe("an exhibit's address", () => {
  test.each([
    [
      "way-back.html#step=2&activation=tanh&residual=yes&stop=13",
      (page: Page) => page.getByText("Step 3 of the training.").waitFor(),
    ],
    [
      "one-box-or-two.html#logits=0%2C40%2C0&class=2&dtype=float32",
      (page: Page) => page.getByText("the loss stops at 16.1").waitFor(),
    ],
    [
      "the-ruler.html#measure=wrong&weight=0.1.2&dtype=float32&step=12",
      (page: Page) => page.getByText("h = 1.0e-3.").waitFor(),
    ],
    [
      "break-it.html#mistake=mean",
      (page: Page) => page.getByText("dz = p - t", { exact: true }).waitFor(),
    ],
  ])("%s, embedded too, and back", async (path, isShown) => {
    const page = await served.open(path);
    await isShown(page);
    await press(page, "Copy code to embed");
    const code = await clipboard(page);
    expect(code).toContain(`src="${page.url().replace("#", "?embed#").replaceAll("&", "&amp;")}"`);
    expect(new URL(page.url()).hash).toBe(path.slice(path.indexOf("#")));
    expect(await violationsOf(page)).toEqual([]);
    // As on the page of another.
    const host = await served.open("break-it.html", { bypassCSP: true });
    await host.setContent(code);
    const [frame] = host.frames().slice(1);
    await frame!.getByRole("link", { name: "Open in the Adjoint playground" }).waitFor();
    expect(await frame!.getByRole("navigation").count()).toBe(0);
    expect(await frame!.getByRole("button", { name: "Copy link" }).count()).toBe(0);
    await page.goto(page.url().replace("#", "?embed#"));
    await page.getByRole("link", { name: "Open in the Adjoint playground" }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
    await host.context().close();
  });

  test("that asks for too much is told in words, and may be changed in an open page", async () => {
    const page = await served.open("one-box-or-two.html#logits=1,2,3,4,5,6&class=1");
    await page
      .getByRole("alert")
      .getByText("logits = 1,2,3,4,5,6. Defaults stand in for it")
      .waitFor();
    await page.evaluate(() => {
      location.hash = "#logits=0,40,0";
    });
    await page.getByText("the loss stops at 16.1").waitFor();
    expect(await page.getByRole("alert").textContent()).toBe("");
    await page.context().close();
  });
});

test("opens without a network after the first visit, every room of it", async () => {
  const page = await open("points=10", { serviceWorkers: "allow" });
  expect(page.url()).toContain("/any/folder/");
  await take(page, 2);
  const bits = await fingerprintOf(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  const [keeper] = page.context().serviceWorkers();
  const asked = await keeper!.evaluate(() => fetch("./another").then(String, () => "no network"));
  expect(asked).toBe("no network");
  await page.reload();
  await page.getByText("here and there").waitFor();
  expect(await fingerprintOf(page)).toBe(bits);
  // What is loaded on demand is there, too.
  await press(page, "TypeScript program");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "The ruler" }).click();
  await page.getByText("27 of 27 agree").waitFor();
  await page.goto(new URL("way-back.html?embed", page.url()).href);
  await page.getByText("The points go in.").waitFor();
  await page.context().close();
});

test("nothing on the console in any of this", () => {
  expect(served.messages).toEqual([]);
});
