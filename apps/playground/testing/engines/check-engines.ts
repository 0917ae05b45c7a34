// Opens the playground in the engines of Firefox and Safari, where they are installed: `npm run engines`.
// In Debian: apt-get install firefox-esr webkit2gtk-driver xvfb
import { fingerprint } from "../../src/laboratory/run/fingerprint.js";
import { startRun } from "../../src/laboratory/run/run.js";
import { DEFAULTS, type LabSettings } from "../../src/laboratory/settings/lab-settings.js";
import { toLink } from "../../src/laboratory/settings/link.js";
import { DEFAULT_VIEW } from "../../src/laboratory/settings/view.js";
import { servePage } from "../served-page.js";
import { type Engine, until } from "./engine.js";
import { startFirefox } from "./firefox.js";
import { startWebKit } from "./webkit.js";

const STEPS = 100;
const MILLISECONDS = 60_000;

/** Settings whose bits Node and each engine compare. */
const RUNS: readonly Partial<LabSettings>[] = [
  {},
  { dtype: "float32", activation: "gelu", batchSize: 16, seed: 7 },
  { data: "moons", classes: 2, loss: "squaredHinge", optimizer: "sgd", momentum: 0.9 },
];

/** Each exhibit, and words that it shows when its worker has answered. */
const EXHIBITS = [
  ["way-back.html", "The points go in."],
  ["one-box-or-two.html", "The two gradients"],
  ["the-ruler.html", "27 of 27 agree"],
  ["break-it.html", "A missing transpose"],
] as const;

async function check(engine: Engine, address: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const wait = async (expression: string) =>
    until(async () => ((await engine.evaluate(expression)) as string) || undefined, MILLISECONDS);
  for (const changes of RUNS) {
    const settings = { ...DEFAULTS, points: 20, ...changes };
    const run = startRun(settings);
    for (let i = 0; i < STEPS; i++) run.advance();
    const claim = { step: STEPS, fingerprint: fingerprint(run.experiment.network.parameters) };
    run.end();
    // Another page each time: a new fragment alone would not load it anew.
    await engine.open("about:blank");
    await engine.open(`${address}#${toLink(settings, DEFAULT_VIEW, claim)}`);
    const words = await wait(
      'document.querySelector(".notices .same, .notices .other")?.textContent',
    );
    const isSame = words?.startsWith("The same bits") === true;
    console.log(
      `  ${isSame ? "same bits" : "FAULT"}  ${toLink(settings, DEFAULT_VIEW) || "spiral"}`,
    );
    if (!isSame) faults.push(`${engine.name}: ${words ?? "nothing in a minute"}`);
  }
  for (const [file, words] of EXHIBITS) {
    await engine.open(`${address}${file}`);
    const text = JSON.stringify(words);
    const isShown = await wait(`document.body.textContent.includes(${text}) ? "yes" : ""`);
    console.log(`  ${isShown ? "works    " : "FAULT"}  ${file}`);
    if (!isShown) faults.push(`${engine.name}: ${file} does not show "${words}"`);
  }
  return faults;
}

const served = await servePage();
const faults: string[] = [];
for (const [name, start] of [
  ["Firefox", startFirefox],
  ["WebKit", startWebKit],
] as const) {
  const engine = await start();
  console.log(engine?.name ?? `${name}: not installed`);
  if (!engine) continue;
  faults.push(...(await check(engine, served.address)));
  await engine.end();
}
await served.end();
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
