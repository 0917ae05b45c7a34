import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type ServedPage, servePage } from "../testing/served-page.js";

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });
let served: ServedPage;

beforeAll(async () => {
  served = await servePage();
}, 120_000);
afterAll(() => served?.end());

/** The laboratory, paused as for those who asked for less motion. */
async function open(hash = "", options: BrowserContextOptions = {}): Promise<Page> {
  const page = await served.open(`#${hash}`, options);
  await page
    .locator(".share code")
    .filter({ hasText: /^[0-9a-f]{16}$/ })
    .waitFor();
  return page;
}

const fingerprintOf = (page: Page) => page.locator(".share code").textContent();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
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

test("nothing on the console in any of this", () => {
  expect(served.messages).toEqual([]);
});
