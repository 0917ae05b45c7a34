// What a page pays for one import: no more than its budget, and nothing for what it does not use.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { budgets } from "../../reports/bytes/budgets.mjs";
import { bundle, leftOf, PROGRAM } from "../../reports/bytes/bundle.mjs";
import { entriesOf, publicFunctions } from "../../reports/bytes/public-functions.mjs";
import { root } from "../run-command.mjs";

/** A bundler that is a little newer may write a little more. */
const SLACK = 1.03;
/** Powers and infinities: bundlers leave no property of `Number` out. */
const MOST_LEFT = 130;

export async function bytes() {
  return [...(await overBudget()), ...(await leftOvers())];
}

async function overBudget() {
  const faults = [];
  const all = [...(await publicFunctions()), PROGRAM];
  for (const [name, most] of Object.entries(budgets())) {
    const found = all.find((each) => each.name === name);
    if (found === undefined) faults.push(`${name} has a budget, and no package exports it`);
    else {
      const { gzipped } = await bundle(found);
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
    // What tests gradients is in no page.
    if (folder === "gradcheck") continue;
    for (const path of entriesOf(folder)) {
      const left = await leftOf(path);
      if (left.length <= MOST_LEFT) continue;
      faults.push(
        `${path} leaves ${left.length} bytes in a page that uses nothing of it: a call at the top of a module needs /* @__PURE__ */, and arguments without properties of records\n${left.slice(0, 300)}`,
      );
    }
  }
  return faults;
}
