// How long frames take while the laboratory trains, in a real browser: `npm run frames`.
import type { Page } from "playwright-core";
import { servePage } from "../testing/served-page.js";

const MILLISECONDS = 4000;

/** What is measured: settings that a person may well have. */
const CASES: readonly (readonly [name: string, hash: string])[] = [
  ["spiral, as one lands on it", ""],
  ["spiral, with arrows", "arrows=yes"],
  ["spiral, 500 points a class, 4 layers of 16", "points=500&hidden=16,16,16,16"],
  ["a curve", "data=chirp&loss=meanSquaredError&hidden=16,16"],
  ["digits", "data=digits&hidden=16&batchSize=16&learningRate=0.003&testShare=0.2"],
  ["two settings side by side", "beside=activation%3Drelu"],
];

/** Runs in the page: as a text, since what compiles this file would add helpers of its own. */
const LOOK = `new Promise((resolve) => {
  const times = [];
  const begin = performance.now();
  let [last, drawn, seen] = [begin, 0, ""];
  const look = (now) => {
    times.push(now - last);
    last = now;
    const text = document.querySelector(".status").textContent;
    if (text !== seen) drawn += 1;
    seen = text;
    if (now - begin < ${MILLISECONDS}) requestAnimationFrame(look);
    else resolve({ times: times.slice(1), drawn });
  };
  requestAnimationFrame(look);
})`;

const served = await servePage();
try {
  console.log(
    "| case | frames a second | median ms | 95 % below ms | pages drawn a second | steps a second |",
  );
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const [name, hash] of CASES) {
    const page = await served.open(`#${hash}`, { reducedMotion: "no-preference" });
    await page.getByRole("status").getByText("Running").waitFor();
    await page.waitForTimeout(1000);
    const begin = await stepOf(page);
    const { times, drawn } = await framesOf(page);
    const steps = (await stepOf(page)) - begin;
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1);
    const rate = (count: number) => ((1000 * count) / MILLISECONDS).toFixed(0);
    console.log(
      `| ${name} | ${rate(times.length)} | ${at(0.5)} | ${at(0.95)} | ${rate(drawn)} | ${rate(steps)} |`,
    );
    await page.context().close();
  }
} finally {
  await served.end();
}

async function stepOf(page: Page): Promise<number> {
  const text = (await page.locator(".status").textContent()) ?? "";
  return Number(/step ([\d,]+)/.exec(text)?.[1]?.replaceAll(",", ""));
}

/** The milliseconds between frames, and how often the state of the training changed in them. */
function framesOf(page: Page): Promise<{ readonly times: number[]; readonly drawn: number }> {
  return page.evaluate(LOOK);
}
