import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { fingerprintOf, openLaboratory, press } from "../../testing/laboratory.js";
import { overflowOf, type ServedPage, servePage, violationsOf } from "../../testing/served-page.js";
import { pointsOfText } from "./data/own-points.js";

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });
let served: ServedPage;

beforeAll(async () => {
  served = await servePage();
}, 120_000);
afterAll(() => served?.end());

const open = (hash: string, options = {}) => openLaboratory(served, hash, options);
/** The points in the address, once there are so many. */
async function pointsIn(page: Page, count: number) {
  const points = () =>
    pointsOfText(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("own") ?? "x") ?? [];
  await expect.poll(() => points().length).toBe(count);
  return points();
}
const csv = (text: string) => ({
  name: "table.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

test("own points by click, tap and keyboard; undo, clear, and the address has them", async () => {
  const page = await open("data=own&own=A-500_0B500_0", { hasTouch: true });
  const pad = page.getByRole("application");
  const box = (await pad.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  expect((await pointsIn(page, 3)).at(-1)).toEqual({ x: 0, y: 0, label: 0 });
  await page.locator(".class-choice label").nth(2).click();
  await page.touchscreen.tap(box.x + box.width * 0.75, box.y + box.height * 0.25);
  const tapped = (await pointsIn(page, 4)).at(-1)!;
  expect(tapped.label).toBe(2);
  expect(tapped.x).toBeCloseTo(0.525, 1);
  expect(tapped.y).toBeCloseTo(0.525, 1);
  await pad.focus();
  for (const key of ["b", "ArrowRight", "ArrowRight", "Shift+ArrowDown", "Enter"]) {
    await page.keyboard.press(key);
  }
  expect((await pointsIn(page, 5)).at(-1)).toEqual({ x: 0.1, y: -0.25, label: 1 });
  await page.getByText("Class B at 0.10, -0.25. 5 points.").waitFor({ state: "attached" });
  // A, B and C: three outputs.
  await expect.poll(() => page.locator(".column").last().locator(".tile").count()).toBe(3);
  await page.keyboard.press("Backspace");
  await pointsIn(page, 4);
  const other = await open(new URL(page.url()).hash.slice(1));
  await other.getByText("4 points", { exact: true }).waitFor();
  await other.context().close();
  await press(page, "Clear");
  await page.getByRole("status").getByText("Waiting for points").waitFor();
  await page.getByRole("alert").getByText("Put at least two points").waitFor();
  expect(await page.getByRole("button", { name: "Play" }).isDisabled()).toBe(true);
  await press(page, "Undo");
  await pointsIn(page, 4);
  await page.getByRole("status").getByText("Paused").waitFor();
  await page.context().close();
});

test("an address with too many points, or without any, is told in words", async () => {
  const page = await served.open("#data=own&own=");
  await page.getByRole("alert").getByText("Put at least two points").waitFor();
  await page.getByRole("application").click({ position: { x: 50, y: 50 } });
  await page.getByRole("application").click({ position: { x: 150, y: 50 } });
  await page.getByRole("button", { name: "Play" }).click();
  await page.getByRole("status").getByText("Running").waitFor();
  await page.context().close();
  const other = await open(`data=own&own=${"A1_1".repeat(1001)}`);
  await other.getByRole("alert").getByText("own = A1_1").waitFor();
  await other.context().close();
});

test("a table by file, its columns chosen, and one by drop", async () => {
  const page = await open("data=own");
  const file = page.getByLabel("Read a CSV file");
  await file.setInputFiles(csv("a,b,c,kind\n1,2,9,u\n3,4,5,v\n2,3,7,u\n"));
  await page.getByText("3 of 3 rows, scaled to the plane from 1 to 3 and 2 to 4.").waitFor();
  await pointsIn(page, 3);
  await page.getByLabel("Column of x").selectOption("c");
  await page.getByText("scaled to the plane from 5 to 9 and 2 to 4.").waitFor();
  await expect.poll(async () => (await pointsIn(page, 3))[0]).toEqual({ x: 1, y: -1, label: 0 });
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x,y,class\n0,0,p\n1,1,q\n"], "dropped.csv"));
    return transfer;
  });
  await page.locator(".csv").dispatchEvent("drop", { dataTransfer: data });
  await page.getByText("2 of 2 rows").waitFor();
  await pointsIn(page, 2);
  await page.context().close();
});

test("a table that is none is told in words, and the points stay", async () => {
  const page = await open("data=own&own=A-500_0B500_0");
  const file = page.getByLabel("Read a CSV file");
  await file.setInputFiles(csv("a,b,c\n1,2,u\n3,x,v\n"));
  await page.getByText('line 3, column "b" must be a number, got "x"').waitFor();
  await file.setInputFiles(csv("\0\x01"));
  await page.getByText("The table has 1 column.").waitFor();
  await file.setInputFiles(
    csv(`a,b,c\n${[1, 2, 3, 4, 5, 6, 7].map((i) => `${i},${i},${i}`).join("\n")}`),
  );
  await page.getByText("7 classes, and there are colours for 6").waitFor();
  await page.getByText("2 points", { exact: true }).waitFor();
  await page.context().close();
});

test("a rule is drawn; what cannot be read is told with its place, and the last rule stays", async () => {
  const page = await open("data=rule");
  await page.getByLabel("Rule").fill("x > 0");
  await expect.poll(() => new URL(page.url()).hash).toContain("rule=x+%3E+0");
  await page.getByLabel("Rule").fill("x > sinn(y)");
  await page.getByText('There is no "sinn" (at place 5).').waitFor();
  expect(await page.getByLabel("Rule").getAttribute("aria-invalid")).toBe("true");
  expect(new URL(page.url()).hash).toContain("rule=x+%3E+0");
  await press(page, "r < 0.6");
  await expect.poll(() => new URL(page.url()).hash).toContain("rule=r+%3C+0.6");
  await page.context().close();
  const other = await open("data=rule&rule=alert(1)");
  await other.getByRole("alert").getByText("rule = alert(1)").waitFor();
  await other.context().close();
});

test("axe finds nothing, and it fits a phone", async () => {
  const page = await open("data=own", { viewport: { width: 390, height: 844 } });
  await page.getByLabel("Read a CSV file").setInputFiles(csv("a,b,kind\n1,2,u\n3,4,v\n"));
  await page.getByText("2 of 2 rows").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await page.getByLabel("Figure").selectOption("a rule");
  await page.getByLabel("Rule").fill("y >");
  await page.getByText("The rule ends too early").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await page.context().close();
});

test("numbers are learned: a curve, and a rule's values, with R² in place of accuracy", async () => {
  const page = await open("points=40");
  await page.getByLabel("Figure").selectOption("cubic");
  await expect
    .poll(() => page.getByLabel("Loss", { exact: true }).inputValue())
    .toBe("meanSquaredError");
  await page.getByRole("img", { name: /^The curve that was learned/ }).waitFor();
  await page.getByRole("columnheader", { name: "R²" }).waitFor();
  expect(await page.getByLabel("Show who pulls").count()).toBe(0);
  await press(page, "Step");
  await page.getByText("step 1, epoch 1").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel("Figure").selectOption("a rule's values");
  await page.getByLabel("Rule", { exact: true }).fill("x * y");
  await page.getByRole("img", { name: /^The numbers that were learned over the plane/ }).waitFor();
  expect(await page.locator(".values.training circle").count()).toBe(40);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel("Rule", { exact: true }).fill("log(-1)");
  await page.getByRole("alert").getByText("no value almost anywhere").waitFor();
  await page.getByLabel("Figure").selectOption("moons");
  await expect
    .poll(() => page.getByLabel("Loss", { exact: true }).inputValue())
    .toBe("softmaxCrossEntropy");
  await page.getByRole("columnheader", { name: "Accuracy" }).waitFor();
  await page.context().close();
});

test("a digit is read while it is drawn, by pointer and by keyboard, and test digits too", async () => {
  const page = await open("points=20");
  await page.getByLabel("Figure").selectOption("handwritten digits");
  const pad = page.getByRole("application", { name: /^Pad to draw a digit/ });
  await pad.waitFor();
  const read = page.locator(".digit-read");
  await read.getByText(/^It reads \d, and/).waitFor();
  await press(page, "Next test digit");
  await press(page, "Step");
  await page.getByText("step 1, epoch 1").waitFor();
  await press(page, "Clear");
  await read.getByText("Draw a digit here.").waitFor();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 20, { steps: 5 });
  await page.mouse.up();
  await read.getByText(/^It reads \d\.$/).waitFor();
  await pad.focus();
  await page.keyboard.press("Escape");
  await read.getByText("Draw a digit here.").waitFor();
  for (const key of ["Space", "ArrowDown", "ArrowDown", "ArrowRight", "Space"]) {
    await page.keyboard.press(key);
  }
  await read.getByText(/^It reads \d\.$/).waitFor();
  const shares = await page.locator(".share-of").allTextContents();
  expect(shares.every((share) => /^\d+ %$/.test(share))).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflowOf(page)).toBe(0);
  await page.getByLabel("Figure").selectOption("moons");
  await page.locator(".marks.training").waitFor();
  await page.context().close();
});

test("every control once, and each changes the address or what is shown", async () => {
  const page = await open("points=20");
  const hash = () => new URLSearchParams(new URL(page.url()).hash.slice(1));
  const says = (key: string) => expect.poll(() => hash().get(key));
  const slide = (name: string, value: string) => page.getByLabel(name, { exact: true }).fill(value);
  const choose = (name: string, value: string) =>
    page.getByLabel(name, { exact: true }).selectOption(value);
  await choose("Activation", "relu");
  await says("activation").toBe("relu");
  await choose("Initializer", "heNormal");
  await says("initializer").toBe("heNormal");
  await choose("Normalization", "layerNorm");
  await says("normalization").toBe("layerNorm");
  await slide("Dropout", "0.2");
  await says("dropout").toBe("0.2");
  await slide("Classes", "4");
  await says("classes").toBe("4");
  await slide("Points per class", "30");
  await says("points").toBe("30");
  await slide("Noise", "0.3");
  await says("noise").toBe("0.3");
  await slide("Test points, share of all", "0.3");
  await says("testShare").toBe("0.3");
  await slide("Seed", "7");
  await says("seed").toBe("7");
  await choose("Loss", "categoricalCrossEntropy");
  await says("loss").toBe("categoricalCrossEntropy");
  await choose("Optimizer", "sgd");
  await says("optimizer").toBe("sgd");
  await slide("Momentum", "0.5");
  await says("momentum").toBe("0.5");
  await slide("Learning rate", "8");
  await says("learningRate").toBe("0.1");
  await slide("Batch size", "2");
  await says("batchSize").toBe("16");
  await choose("Numbers", "float32");
  await says("dtype").toBe("float32");
  await slide("Decay of the rate", "3");
  await says("decay").toBe("0.001");
  await choose("Schedule of the rate", "cosineDecay");
  await says("schedule").toBe("cosineDecay");
  await slide("Steps of the schedule", "2");
  await says("scheduleSteps").toBe("200");
  await slide("L1 penalty", "2");
  await says("l1").toBe("0.0001");
  await slide("L2 penalty", "3");
  await says("l2").toBe("0.0003");
  await slide("Stop at test accuracy", "1");
  await says("goal").toBe("0.8");
  await page.locator(".speed select").selectOption("One step a frame");
  await says("speed").toBe("run");
  await page.getByLabel("Show test points").uncheck();
  await says("test").toBe("no");
  await page.getByLabel("Show who pulls").check();
  await says("arrows").toBe("yes");
  await page.locator(".arrows").waitFor({ state: "attached" });
  await press(page, "Layer 1, unit 2");
  await says("unit").toBe("1.1");
  await press(page, "Show classes");
  await says("unit").toBe(null);
  await press(page, "Step");
  await page.getByText("step 1, epoch 1").waitFor();
  const bits = await fingerprintOf(page);
  const other = await open(new URL(page.url()).hash.slice(1));
  await expect.poll(() => fingerprintOf(other)).toBe(bits);
  await other.context().close();
  await page.context().close();
});

test("training ends where the goal is reached, and says so", async () => {
  const page = await open("data=blobs&points=30&noise=0.2&goal=0.9");
  await press(page, "Play");
  await page.getByRole("status").getByText("Done").waitFor();
  await page.getByText("the goal of 90 % is reached").waitFor();
  await page.context().close();
});

test("what the page loads at first is small, and what is not needed comes later", async () => {
  const loaded = new Map<string, number>();
  const page = await served.open("", {}, async (fresh) => {
    fresh.on("response", async (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith(".js")) return;
      loaded.set(pathname, gzipSync(await response.body(), { level: 9 }).length);
    });
  });
  await page.locator(".marks.training").waitFor();
  const total = () => [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
  // The page's own script and its worker's.
  expect([...loaded.keys()].filter((name) => name.includes("/worker-"))).toHaveLength(1);
  const first = total();
  expect(first).toBeGreaterThan(80_000);
  expect(first).toBeLessThan(150_000);
  await page.getByLabel("Figure").selectOption("handwritten digits");
  await page.getByRole("application").waitFor();
  expect(total() - first).toBeGreaterThan(30_000);
  await page.context().close();
});

test("how a layer bends the plane: any layer, any two of its units, and the address has them", async () => {
  const page = await open("points=20");
  const picture = page.getByRole("img", { name: /^The plane and its points as/ });
  expect(await picture.getAttribute("aria-label")).toContain("as Layer 2 sees them, with 8 units");
  await page.getByLabel("As seen by").selectOption("Layer 1");
  await page.getByLabel("Across").selectOption("unit 3");
  await page.getByLabel("Upwards").selectOption("unit 5");
  await expect.poll(() => new URL(page.url()).hash).toContain("bend=1.2.4");
  await page.getByRole("img", { name: /as Layer 1 sees them/ }).waitFor();
  const drawn = await picture.locator("canvas").evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = (canvas as HTMLCanvasElement).getContext("2d")!;
    return context.getImageData(0, 0, width, height).data.some((value) => value > 0);
  });
  expect(drawn).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
});

test("two settings from one start, step by step, and the address has both", async () => {
  const page = await open("points=20");
  await press(page, "Keep these beside");
  await page.getByText("Both have the same settings so far.").waitFor();
  await page.getByLabel("Activation").selectOption("relu");
  const differences = page.locator(".differences tbody tr");
  await expect.poll(() => differences.textContent()).toBe("Activationrelutanh");
  await press(page, "Step");
  await page.getByText("step 1, epoch 1").waitFor();
  const scores = () => page.locator(".both .hint").allTextContents();
  const [now, kept] = await scores();
  expect(now).not.toBe(kept);
  // Each takes the step that it takes alone.
  const alone = await open("points=20");
  await press(alone, "Step");
  await alone.getByText("step 1, epoch 1").waitFor();
  const loss = await alone.locator(".scores .training td").first().textContent();
  expect(kept).toContain(`Training: loss ${loss},`);
  await alone.context().close();
  const other = await open(
    new URL(page.url()).hash.slice(1).replace(/&?(step|fingerprint)=[^&]*/g, ""),
  );
  await other.locator(".both figure").nth(1).waitFor();
  await press(other, "Swap");
  await expect.poll(() => other.getByLabel("Activation").inputValue()).toBe("tanh");
  expect(await violationsOf(other)).toEqual([]);
  await press(other, "End");
  await other.getByRole("button", { name: "Keep these beside" }).waitFor();
  await other.context().close();
  await page.context().close();
});

test("nothing on the console in any of this", () => {
  expect(served.messages).toEqual([]);
});
