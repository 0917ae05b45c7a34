import { spawnSync } from "node:child_process";
import { inPairs, tool } from "../run-command.mjs";
import { packed } from "./packed.mjs";
import { publishedSources } from "./published-sources.mjs";

const WANTED = ["dist/index.js", "dist/index.d.ts", "README.md", "LICENSE"];

/** Looks into the tarball of every public package. */
export async function hygiene() {
  return (await inPairs(await packed(), lookInto)).flat();
}

async function lookInto({ name, folder, tarball }) {
  const tar = (...args) => spawnSync("tar", args, { encoding: "utf8" }).stdout;
  const list = tar("-tzf", tarball)
    .trim()
    .split("\n")
    .map((line) => line.trim().replace("package/", ""));
  const manifest = tar("-xzOf", tarball, "package/package.json");
  const sources = publishedSources(folder);
  const wanted = [...WANTED, ...sources];
  const others = list.filter((file) => file.startsWith("src/") && !sources.includes(file));
  const faults = [
    ...wanted
      .filter((file) => !list.includes(file))
      .map((file) => `${name}: ${file} is missing in the tarball`),
    ...others.map((file) => `${name}: ${file} is packed, and nothing that is published imports it`),
  ];
  if (manifest.includes("workspace:")) faults.push(`${name}: workspace: is left in package.json`);
  return [
    ...faults,
    ...(await tool("publint", "run", "--strict", tarball)),
    ...(await tool("attw", "--profile", "esm-only", tarball)),
  ];
}
