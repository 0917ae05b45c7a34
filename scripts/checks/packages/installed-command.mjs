import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../run-command.mjs";
import { packed, temporaryFolder } from "./packed.mjs";

/** Installs what is published into an empty folder, by npm, and runs its command there as a user would. */
export async function installedCommand() {
  const folder = temporaryFolder("install");
  const tarballs = (await packed()).map(({ tarball }) => tarball);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  const faults = await run("npm", ["install", ...quiet, ...tarballs], { cwd: folder });
  if (faults.length > 0) return faults;
  copyFileSync(join(root, "apps/gradient-check/examples/swish.ts"), join(folder, "swish.ts"));
  return run("npx", ["--no-install", "gradient-check", "./swish.ts"], { cwd: folder });
}
