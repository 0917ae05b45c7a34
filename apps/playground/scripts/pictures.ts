// Takes the pictures of the README from the page itself: `npm run pictures`.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { fingerprint } from "../src/laboratory/run/fingerprint.js";
import { startRun } from "../src/laboratory/run/run.js";
import { DEFAULTS, type LabSettings } from "../src/laboratory/settings/lab-settings.js";
import { toLink } from "../src/laboratory/settings/link.js";
import { DEFAULT_VIEW } from "../src/laboratory/settings/view.js";
import { servePage } from "../testing/served-page.js";
import { animatedPng } from "./png/animated-png.js";
import { readPng } from "./png/read-png.js";

const folder = fileURLToPath(new URL("../../../docs/playground/", import.meta.url));
const SIZE = { width: 1280, height: 900 };
const ROOM = { width: 1440, height: 1000 };
const SETTINGS: LabSettings = { ...DEFAULTS, noise: 0.05, hidden: [8, 8] };
/** The steps of the animation: many at first, when much happens. */
const STEPS = [0, 5, 10, 20, 30, 45, 60, 80, 100, 125, 150, 175, 200, 240, 280, 330, 400, 500];
const [MILLISECONDS, LAST_MILLISECONDS] = [220, 2500];

/** The rooms beside the laboratory, each in a state that shows what it is for. */
const ROOMS = [
  ["way-back", "way-back.html#stop=8", (page: Page) => pick(page)],
  [
    "one-box-or-two",
    "one-box-or-two.html#logits=0%2C18%2C0",
    (page: Page) => page.getByText("In two boxes the loss stops").waitFor(),
  ],
  [
    "the-ruler",
    "the-ruler.html#step=20",
    (page: Page) => page.getByText("27 of 27 agree").waitFor(),
  ],
  ["break-it", "break-it.html#mistake=mean", (page: Page) => bet(page)],
] as const;

async function pick(page: Page): Promise<void> {
  const card = page.locator(".card").nth(3);
  await card.getByRole("grid", { name: "gives back" }).locator("td").first().click();
}

async function bet(page: Page): Promise<void> {
  await page.getByRole("button", { name: "It does not" }).click();
  await page.getByRole("button", { name: "Check the gradients of both" }).click();
  await page.getByRole("heading", { name: "Broken: failed" }).waitFor();
}

const served = await servePage();
await mkdir(folder, { recursive: true });
const keep = async (name: string, picture: Uint8Array) => {
  await writeFile(join(folder, `${name}.png`), picture);
  console.log(`docs/playground/${name}.png  ${Math.ceil(picture.length / 1024)} KB`);
};

/** The laboratory at a step, reached by a link. */
async function at(page: Page, step: number): Promise<void> {
  const run = startRun(SETTINGS);
  while (run.step() < step && run.advance());
  const claim = { step, fingerprint: fingerprint(run.experiment.network.parameters) };
  run.end();
  const link = toLink(SETTINGS, DEFAULT_VIEW, claim);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, link);
  await page.locator(".notices .same").waitFor();
}

const laboratory = await served.open("", { viewport: SIZE });
await laboratory.locator(".plane svg").waitFor();
const frames = [];
for (const step of STEPS) {
  await at(laboratory, step);
  frames.push(readPng(await laboratory.locator(".output .plane").screenshot()));
}
const delays = STEPS.map((_, i) => (i === STEPS.length - 1 ? LAST_MILLISECONDS : MILLISECONDS));
await keep("learning", animatedPng(frames, delays));
// Without the words on the link.
await laboratory.getByRole("button", { name: "Step", exact: true }).click();
await laboratory.locator(".notices .same").waitFor({ state: "detached" });
await keep("laboratory", await laboratory.screenshot());
for (const [name, path, show] of ROOMS) {
  const page = await served.open(path, { viewport: ROOM });
  await show(page);
  await page.evaluate(() => scrollTo(0, 0));
  await keep(name, await page.screenshot());
  await page.context().close();
}
await served.end();
process.exit(0);
