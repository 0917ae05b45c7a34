import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMPILERS, inPairs, root, run } from "../run-command.mjs";
import { installIsolated } from "./isolated-install.mjs";
import { packed, temporaryFolder } from "./packed.mjs";

/** Options under which declarations have to be right, whatever a project asks for. */
const STRICTEST = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  isolatedModules: true,
  target: "es2022",
  module: "nodenext",
  noEmit: true,
  // Their own declarations, without those of Node: packages run in browsers too.
  skipLibCheck: false,
  types: [],
};

/** The declarations of every package, checked by each compiler under the strictest options. */
export async function declarations() {
  const folder = temporaryFolder("declarations");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const family = await packed();
  const libraries = family.filter((entry) => entry.folder.startsWith("packages"));
  mkdirSync(folder, { recursive: true });
  await installIsolated(
    folder,
    libraries.map(({ name }) => name),
  );
  const subpaths = libraries.flatMap((entry) =>
    Object.keys(JSON.parse(readFileSync(join(root, entry.folder, "package.json"), "utf8")).exports)
      .filter((subpath) => subpath !== "./package.json")
      .map((subpath) => `${entry.name}${subpath.slice(1)}`),
  );
  const imports = subpaths.map((name, i) => `export * as entry${i} from "${name}";\n`);
  writeFileSync(join(folder, "entries.ts"), imports.join(""));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: STRICTEST, files: ["entries.ts"] }),
  );
  const check = (name) => {
    const compiler = join(root, "node_modules", name, "bin", "tsc");
    return run(process.execPath, [compiler, "--pretty", "false", "-p", folder], { cwd: folder });
  };
  return (await inPairs(COMPILERS, check)).flat();
}
