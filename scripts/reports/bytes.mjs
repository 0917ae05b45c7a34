// How many bytes a page loads for one import of each public function, and for the program of the README: bundled
// from what is published and minified by esbuild, then gzipped. `npm run bytes`, `npm run bytes -- relu` for
// where they come from, and `npm run bytes -- --write` to set the budgets that `npm run check` compares.
import { budgets, writeBudgets } from "./bytes/budgets.mjs";
import { bundle, PROGRAM } from "./bytes/bundle.mjs";
import { publicFunctions } from "./bytes/public-functions.mjs";
import { sharesOf } from "./bytes/shares-of.mjs";

const all = [...(await publicFunctions()), PROGRAM];
const asked = process.argv.slice(2);
if (asked[0] === "--write") await write();
else if (asked.length === 0) await list();
else for (const name of asked) await explain(name);

async function list() {
  console.log("| import | from | gzipped | minified |\n| --- | --- | ---: | ---: |");
  for (const each of all) {
    const { minified, gzipped } = await bundle(each);
    console.log(`| ${each.name} | ${each.from} | ${gzipped} | ${minified} |`);
  }
}

/** What each module of the sources has in the bundle, and what the bundle would be without it. */
async function explain(name) {
  const found = all.find((each) => each.name === name);
  if (found === undefined) {
    console.error(`bytes: no package exports ${name}`);
    process.exit(2);
  }
  const made = await bundle(found, { sourcemap: true });
  console.log(`${name} of ${found.from}: ${made.gzipped} gzipped, ${made.minified} minified`);
  console.log("| module | saved without it, gzipped | minified |\n| --- | ---: | ---: |");
  for (const { module, gzipped, minified } of sharesOf(made)) {
    console.log(`| ${module} | ${gzipped} | ${minified} |`);
  }
}

async function write() {
  const measured = {};
  for (const name of Object.keys(budgets())) {
    measured[name] = (await bundle(all.find((each) => each.name === name))).gzipped;
  }
  writeBudgets(measured);
}
