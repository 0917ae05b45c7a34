// What a page pays for one import: no more than its budget, and nothing for what it does not use.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { budgets } from "../../reports/bytes/budgets.mjs";
import { bundle, leftOf } from "../../reports/bytes/bundle.mjs";
import { entriesOf, publicFunctions } from "../../reports/bytes/public-functions.mjs";
import { root } from "../run-command.mjs";

/** A bundler that is a little newer may write a little more. */
const SLACK = 1.03;
/** Lists of option names that are made of others stay in a bundle; nothing else does. */
const MOST_LEFT = 1200;

export async function bytes() {
  return [...(await overBudget()), ...(await leftOvers())];
}

async function overBudget() {
  const faults = [];
  const functions = await publicFunctions();
  for (const [name, most] of Object.entries(budgets())) {
    const { from } = functions.find((each) => each.name === name) ?? {};
    if (from === undefined) faults.push(`${name} has a budget, and no package exports it`);
    else {
      const { gzipped } = await bundle(name, from);
      if (gzipped <= SLACK * most) continue;
      faults.push(
        `${name} costs ${gzipped} bytes gzipped, and ${most} before: see npm run bytes -- ${name}; where it is worth it, npm run bytes -- --write`,
      );
    }
  }
  return faults;
}

async function leftOvers() {
  const faults = [];
  for (const folder of readdirSync(join(root, "packages"))) {
    for (const path of entriesOf(folder)) {
      // A test runner's plug-in is in no page.
      if (path.endsWith("vitest.js")) continue;
      const left = await leftOf(path);
      if (left.length <= MOST_LEFT) continue;
      faults.push(
        `${path} leaves ${left.length} bytes in a page that uses nothing of it: a call at the top of a module needs /* @__PURE__ */, and arguments without properties of records\n${left.slice(0, 300)}`,
      );
    }
  }
  return faults;
}
