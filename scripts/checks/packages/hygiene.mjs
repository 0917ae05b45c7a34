import { spawnSync } from "node:child_process";
import { inPairs, tool } from "../run-command.mjs";
import { packed } from "./packed.mjs";

const WANTED = ["dist/index.js", "dist/index.d.ts", "src/index.ts", "README.md", "LICENSE"];

/** Looks into the tarball of every public package. */
export async function hygiene() {
  return (await inPairs(await packed(), lookInto)).flat();
}

async function lookInto({ name, tarball }) {
  const tar = (...args) => spawnSync("tar", args, { encoding: "utf8" }).stdout;
  const list = tar("-tzf", tarball);
  const manifest = tar("-xzOf", tarball, "package/package.json");
  const faults = WANTED.filter((file) => !list.includes(`package/${file}\n`)).map(
    (file) => `${name}: no ${file} is packed`,
  );
  if (list.includes(".test.")) faults.push(`${name}: tests are packed`);
  if (manifest.includes("workspace:")) faults.push(`${name}: workspace: is left in package.json`);
  return [
    ...faults,
    ...(await tool("publint", "run", "--strict", tarball)),
    ...(await tool("attw", "--profile", "esm-only", tarball)),
  ];
}
