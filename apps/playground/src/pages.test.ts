import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { overflowOf, type ServedPage, servePage, violationsOf } from "../testing/served-page.js";
import { trialOf } from "./exhibits/break-it/trial.js";
import { findingsOf } from "./exhibits/one-box-or-two/findings.js";
import { partingOf } from "./exhibits/one-box-or-two/part.js";
import { measure } from "./exhibits/ruler/measure.js";
import { traceOf } from "./exhibits/way-back/trace.js";
import { count, digits, percent } from "./texts/numbers.js";

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });
const repository = fileURLToPath(new URL("../../../", import.meta.url));
let served: ServedPage;

beforeAll(async () => {
  served = await servePage();
}, 120_000);
afterAll(() => served?.end());

/** The laboratory, paused at its start as for those who asked for less motion. */
async function open(
  hash = "",
  options: BrowserContextOptions = {},
  before?: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await served.open(`#${hash}`, options, before);
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
  });

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
      { cwd: repository },
    );
    const { training } = JSON.parse(stdout.trim().split("\n").at(-1)!);
    // Two epochs of 60 points, 8 a step.
    await stepTo(page, 16);
    const title = await page.locator(".scores .training td").first().getAttribute("title");
    expect(Number(title)).toBe(training.loss);
    await page.context().close();
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

  test("takes as many steps as were asked for, however fast, and in their order", async () => {
    const page = await open("points=10");
    const bits: (string | null)[] = [];
    for (let step = 1; step <= 3; step++) {
      await stepTo(page, step);
      bits.push(await fingerprintOf(page));
    }
    await press(page, "Reset");
    await page.getByText("step 0, epoch 0").waitFor();
    await page.getByRole("button", { name: "Step", exact: true }).evaluate((button) => {
      for (let i = 0; i < 3; i++) (button as HTMLButtonElement).click();
    });
    await page.getByText("step 3, epoch 3").waitFor();
    expect(await fingerprintOf(page)).toBe(bits[2]);
    await page.context().close();
  });

  test("says so where the browser refuses to copy", async () => {
    const page = await open();
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    });
    await press(page, "Copy link");
    await page.getByRole("button", { name: "The browser refuses" }).waitFor();
    await page.getByRole("button", { name: "Copy link" }).waitFor();
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
    await press(page, "Add layer");
    await expect.poll(() => page.locator(".tile").count()).toBe(2 + 8 + 8 + 8 + 3);
    await press(page, "Remove a unit from layer 2");
    await expect.poll(() => page.locator(".tile").count()).toBe(2 + 8 + 7 + 8 + 3);
    for (let i = 0; i < 3; i++) await press(page, "Remove layer");
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

  test("axe finds nothing", async () => {
    const page = await open();
    await stepTo(page, 1);
    await page.getByText("Weights as a table").click();
    await page.getByLabel("Show who pulls").check();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test("fits a phone", async () => {
    const page = await open("", { viewport: { width: 390, height: 844 } });
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });
});

describe("one box or two", () => {
  const gradients = (page: Page) =>
    page.locator(".track").evaluateAll((tracks) =>
      tracks.map((track) => {
        const row = [...track.querySelectorAll("table.row")].at(-1)!;
        return [...row.querySelectorAll("td")].map(({ title }) => Number(title));
      }),
    );

  test("by keyboard, with the numbers of the packages", async () => {
    const page = await served.open("one-box-or-two.html");
    await page.locator(".tracks").waitFor();
    await page.getByRole("slider", { name: "Logit of class B" }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await page.getByRole("radio", { name: "It is A" }).focus();
    await page.keyboard.press("ArrowDown");
    const { separate, fused } = findingsOf({ logits: [2, 1.4, -1], label: 1, dtype: "float64" });
    await expect.poll(() => gradients(page)).toEqual([separate.gradient, fused.gradient]);
    expect(await page.locator(".verdict").textContent()).toBe(
      "The two gradients have the same bits.",
    );
    await page.context().close();
  });

  test.each([
    ["Certain, and right", "next to nothing is left to learn"],
    ["Logits to 1,000", "One box still says -1.00"],
    ["p next to nothing", "One box still says -1.00"],
  ])("%s", async (preset, words) => {
    const page = await served.open("one-box-or-two.html");
    await page.locator(".tracks").waitFor();
    await press(page, preset);
    await page.locator(".verdict").getByText(words).waitFor();
    await page.context().close();
  });

  test("trains both from the same bits until they part", async () => {
    const page = await served.open("one-box-or-two.html");
    await page.getByRole("button", { name: "Train both from the same bits" }).focus();
    await page.keyboard.press("Enter");
    const { partedAt, ulps } = partingOf("float64");
    await page
      .getByText(
        `They part at step ${partedAt}, by ${ulps[partedAt!]} numbers in one weight. After 500 steps up to ${count.format(ulps.at(-1)!)} numbers lie between them.`,
      )
      .waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel("Numbers", { exact: true }).selectOption("float32");
    await page.getByText("They part at step").waitFor({ state: "detached" });
    await page.context().close();
  });

  test("says where the separate way dies", async () => {
    const page = await served.open("one-box-or-two.html");
    await press(page, "Wrong by a margin of 40");
    const verdict = page.locator(".verdict");
    await verdict.getByText("the loss stops at 16.1 and the gradient is 0").waitFor();
    expect(await verdict.textContent()).toContain(`One box still says ${digits(-1)}`);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test("axe finds nothing, and it fits a phone", async () => {
    const page = await served.open("one-box-or-two.html", {
      viewport: { width: 390, height: 844 },
    });
    await page.locator(".tracks").waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });
});

describe("the way back", () => {
  test("by keyboard, with the numbers of the packages", async () => {
    const page = await served.open("way-back.html");
    await page.getByText("The points go in.").waitFor();
    await page.getByRole("slider", { name: "The way" }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await page.getByText(/^The loss is 1\.33/).waitFor();
    // The output of the first layer, two cells to the right and one down.
    await page
      .locator(".card")
      .nth(1)
      .getByRole("grid", { name: "output" })
      .locator("[tabindex='0']")
      .focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    const trace = traceOf({ step: 0, activation: "relu", isResidual: false });
    const [x0, x1] = trace.x[1]!;
    const [[, , w0], [, , w1]] = trace.cards[0]!.parameters[0]!.value as [number[], number[]];
    const product = (a: number, b: number) =>
      [a, b].map((each) => (each < 0 ? `(${digits(each)})` : digits(each))).join(" · ");
    const value = digits(trace.cards[0]!.output[1]![2]!);
    expect(await page.locator(".explained").textContent()).toBe(
      `y[1, 2] = Σ x[1, k] W[k, 2] + b[2]= ${product(x0!, w0!)} + ${product(x1!, w1!)} + 0 = ${value}`,
    );
    expect(await page.locator(".lit").count()).toBe(5);
    await page.context().close();
  });

  test("what comes later is not shown yet, and the next step has a smaller loss", async () => {
    const page = await served.open("way-back.html");
    const unknown = page.locator(".unknown");
    await page.getByText("The points go in.").waitFor();
    const atFirst = await unknown.count();
    await press(page, "Next");
    expect(await unknown.count()).toBe(atFirst - 9);
    await page.getByRole("slider", { name: "The way" }).fill("9");
    expect(await unknown.count()).toBe(0);
    await press(page, "Take another step");
    await page.getByRole("slider", { name: "The way" }).fill("4");
    const { loss } = traceOf({ step: 1, activation: "relu", isResidual: false });
    await page.getByText(`The loss is ${digits(loss.value)}.`).waitFor();
    await page.context().close();
  });

  test("says why two gradients add up", async () => {
    const page = await served.open("way-back.html");
    await page.getByLabel("A residual around a layer in the middle").check();
    await page.getByRole("heading", { name: "handed on twice" }).waitFor();
    await page.getByRole("slider", { name: "The way" }).fill("13");
    const fork = page.locator(".card").nth(3);
    await fork.getByRole("grid", { name: "gives back" }).locator("td").nth(4).click();
    await page.getByText("Two used this number, so what both say about it adds up.").waitFor();
    await page.context().close();
  });

  test("axe finds nothing, and it fits a phone", async () => {
    const page = await served.open("way-back.html", {
      viewport: { width: 390, height: 844 },
    });
    await page.getByText("The points go in.").waitFor();
    await page.getByRole("slider", { name: "The way" }).fill("8");
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });
});

describe("the ruler", () => {
  test("by keyboard, with the numbers of the packages", async () => {
    const page = await served.open("the-ruler.html");
    const slider = page.getByRole("slider");
    await slider.focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowRight");
    const place = { tensor: 2, row: 0, column: 1 };
    const { claimed, sweep } = measure({ subject: "weight", place, dtype: "float64" });
    expect(await slider.getAttribute("aria-valuetext")).toBe("h = 1.0e-3.");
    expect(await page.locator(".step").textContent()).toContain(
      `The ruler says ${sweep.slopes[12]!.toPrecision(9)}, off by ${digits(sweep.errors[12]!)}.`,
    );
    expect(await page.locator(".verdict").textContent()).toContain(
      `pass: backward and the differences agree. Backward says ${claimed.toPrecision(9)}`,
    );
    await page.context().close();
  });

  test("a wrong gradient is found, and a corner is no mistake", async () => {
    const page = await served.open("the-ruler.html");
    await page.getByLabel("The same, its gradient wrong by 1 %").check();
    await page.getByText("26 of 27 agree").waitFor();
    expect(await page.locator(".verdict").textContent()).toMatch(/^fail: /);
    await page.getByRole("button", { name: "biases 1[0, 2]: pass" }).click();
    await page.getByRole("button", { name: "biases 1[0, 2]: fail" }).waitFor();
    await page.getByLabel("relu at its corner").check();
    await page.getByText("every answer from 0 to 1 is right").waitFor();
    expect(await page.locator(".verdict").textContent()).toMatch(/^kink: /);
    await page.context().close();
  });

  test("axe finds nothing, and it fits a phone", async () => {
    const page = await served.open("the-ruler.html", {
      viewport: { width: 390, height: 844 },
    });
    await page.getByLabel("The same, its gradient wrong by 1 %").check();
    await page.getByText("26 of 27 agree").waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });
});

describe("break it", () => {
  test("by keyboard: a bet, two trainings, and the checker's word", async () => {
    const page = await served.open("break-it.html");
    await page.getByRole("radio", { name: "A missing transpose" }).focus();
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
    await page.getByRole("button", { name: "It does not" }).focus();
    await page.keyboard.press("Enter");
    const { healthy, broken, checkedBroken } = trialOf("mean");
    await page.getByText("You bet wrong. It learns all the same").waitFor();
    expect(await page.getByText("You bet wrong.").locator("..").textContent()).toContain(
      `it gets ${percent(broken.accuracy)} of the points right, the healthy one ${percent(healthy.accuracy)}.`,
    );
    await page.getByRole("button", { name: "Check the gradients of both" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Broken: failed" }).waitFor();
    await page.getByRole("heading", { name: "Healthy: passed" }).waitFor();
    const guilty = page.locator(".guilty");
    expect(await guilty.textContent()).toContain(
      `Of ${checkedBroken.entries} entries, ${checkedBroken.wrong} are wrong.`,
    );
    expect(await guilty.textContent()).toContain("It is 12 times what it should be");
    await page.getByText("The checker has found 1 of 9 so far.").waitFor();
    await page.context().close();
  });

  test("both are seen training, where motion is welcome, before the bet is decided", async () => {
    const page = await served.open("break-it.html", { reducedMotion: "no-preference" });
    await press(page, "It learns");
    await page.getByText("Both train: step").waitFor();
    expect(await page.getByText("You bet").count()).toBe(0);
    await page.getByText("You bet").waitFor();
    await page.context().close();
  });

  test("axe finds nothing, and it fits a phone", async () => {
    const page = await served.open("break-it.html", {
      viewport: { width: 390, height: 844 },
    });
    await press(page, "It learns");
    await press(page, "Check the gradients of both");
    await page.getByRole("heading", { name: "Broken: failed" }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });
});

test("nothing on the console in any of this", () => {
  expect(served.messages).toEqual([]);
});
