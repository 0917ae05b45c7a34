import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleGroups } from "../examples/example-groups.mjs";
import { runGroup } from "../examples/installed-examples.mjs";
import { inPairs, root, run } from "../run-command.mjs";
import { packed, temporaryFolder } from "./packed.mjs";

/** The page with the longest install line, and no third-party dependency to ask a registry for. */
const PAGE = "packages/training/README.md";

/** What the other checks put in place by hand, installed by npm and by pnpm: the examples run there, too. */
export async function realInstalls() {
  const { install, examples } = exampleGroups(root).find(({ name }) => name === PAGE);
  const tarballs = (await packed()).map(({ name, tarball }) => [name, `file:${tarball}`]);
  const manifest = {
    private: true,
    type: "module",
    dependencies: Object.fromEntries(tarballs.filter(([name]) => install.includes(name))),
    // What the packages depend on comes from the same tarballs, as it would from a registry.
    overrides: Object.fromEntries(tarballs.filter(([name]) => !install.includes(name))),
    pnpm: { overrides: Object.fromEntries(tarballs) },
  };
  const folder = temporaryFolder("real");
  const installWith = async (name) => {
    const home = join(folder, name);
    mkdirSync(home);
    writeFileSync(join(home, "package.json"), JSON.stringify(manifest));
    const command = name === "npm" ? "npm" : join(root, "node_modules", ".bin", "pnpm");
    const faults = await run(command, ["install", "--offline", "--ignore-scripts"], { cwd: home });
    if (faults.length > 0) return faults;
    return [
      ...(name === "pnpm" ? strangers(home, install) : []),
      ...(await runGroup({ home, examples })),
    ];
  };
  return (await inPairs(["npm", "pnpm"], installWith)).flat();
}

/** Packages that can be imported and were not asked for: under pnpm there are none. */
function strangers(home, install) {
  const found = readdirSync(join(home, "node_modules", "@adjoint")).map(
    (name) => `@adjoint/${name}`,
  );
  const extra = found.filter((name) => !install.includes(name));
  return extra.length === 0
    ? []
    : [`pnpm lets in ${extra.join(", ")}, which ${PAGE} does not install`];
}
