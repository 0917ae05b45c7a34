// The levels of packages: a package imports only from levels below its own.
import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";

/** The level of each package. Apps are above them all. */
const LEVELS = {
  checks: 0,
  math: 0,
  random: 1,
  matrix: 1,
  pass: 2,
  activations: 3,
  losses: 3,
  "softmax-loss": 3,
  datasets: 3,
  optimizers: 3,
  gradcheck: 3,
  layers: 4,
  training: 4,
  weights: 4,
  adjoint: 5,
  terminal: 5,
  family: 5,
  experiment: 6,
};
const APP_LEVEL = 7;
/** Private packages that a published app may have bundled in: it names them in devDependencies. */
const BUNDLED = ["@adjoint/family", "@adjoint/terminal"];
const SCOPE = "@adjoint/";

/**
 * What breaks the rules, in words. Each package: `{ name, app, dependencies, devDependencies,
 * imports, testImports }`, all names of packages, and `strays`, imports of files of others.
 */
export function findViolations(packages, rootDevDependencies = []) {
  const levelOf = (name) => {
    const own = packages.find((p) => p.name === name);
    return LEVELS[name.replace(SCOPE, "")] ?? (own?.app ? APP_LEVEL : undefined);
  };
  const faults = [];
  for (const p of packages) {
    const level = levelOf(p.name);
    const bundled = p.devDependencies.filter((name) => BUNDLED.includes(name));
    const declared = [...p.dependencies, ...bundled];
    if (level === undefined)
      faults.push(`${p.name} has no level; add it to scripts/checks/levels.mjs`);
    for (const name of p.imports) {
      if (name.startsWith("node:")) {
        if (!p.app) faults.push(`${p.name} imports ${name}; packages run in browsers too`);
        continue;
      }
      if (!declared.includes(name)) {
        faults.push(`${p.name} imports ${name} without declaring it in dependencies`);
      }
      if (name.startsWith(SCOPE) && levelOf(name) >= level) {
        faults.push(`${p.name} (level ${level}) imports ${name} (level ${levelOf(name)})`);
      }
      if (!name.startsWith(SCOPE) && !p.app) {
        faults.push(`${p.name} imports ${name}; packages have no third-party dependencies`);
      }
    }
    for (const stray of p.strays ?? [])
      faults.push(`${p.name} reaches into another package: ${stray}`);
    const forTests = [p.name, ...p.dependencies, ...p.devDependencies];
    for (const name of p.testImports) {
      const fromRoot = !name.startsWith(SCOPE) && rootDevDependencies.includes(name);
      if (!name.startsWith("node:") && !forTests.includes(name) && !fromRoot) {
        faults.push(`tests of ${p.name} import ${name} without declaring it`);
      }
    }
    const imported = [...p.imports, ...importsOfAll(bundled, packages)];
    for (const name of p.dependencies) {
      // Of apps, third parties that are only used on the command line are left to knip.
      if ((name.startsWith(SCOPE) || !p.app) && !imported.includes(name)) {
        faults.push(`${p.name} declares ${name} in dependencies and does not import it`);
      }
    }
    for (const name of p.devDependencies) {
      if (name.startsWith(SCOPE) && ![...p.testImports, ...bundled].includes(name)) {
        faults.push(`${p.name} declares ${name} in devDependencies and no test imports it`);
      }
    }
  }
  return [...faults, ...findCycles(packages)];
}

/** What the packages of these names import. */
function importsOfAll(names, packages) {
  return packages.filter(({ name }) => names.includes(name)).flatMap(({ imports }) => imports);
}

function findCycles(packages) {
  const next = new Map(packages.map((p) => [p.name, [...p.dependencies, ...p.devDependencies]]));
  const done = new Set();
  const cycles = [];
  const visit = (name, path) => {
    if (path.includes(name)) {
      cycles.push(`cycle: ${[...path.slice(path.indexOf(name)), name].join(" -> ")}`);
      return;
    }
    if (done.has(name)) return;
    for (const other of next.get(name) ?? []) visit(other, [...path, name]);
    done.add(name);
  };
  for (const { name } of packages) visit(name, []);
  return cycles;
}

/** Everything in packages/, apps/ and tools/, as it stands on disk. */
export function readPackages(root) {
  return ["packages", "apps", "tools"].flatMap((group) =>
    readdirSync(join(root, group)).map((folder) => {
      const path = join(root, group, folder);
      const json = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
      const files = readdirSync(join(path, "src"), { recursive: true }).filter((f) =>
        /\.tsx?$/.test(f),
      );
      const texts = files.map((f) => [f, readFileSync(join(path, "src", f), "utf8")]);
      const importsOf = (test) => [
        ...new Set(
          texts
            .filter(([f]) => f.endsWith(".test.ts") === test)
            .flatMap(([f, text]) => importedPackages(text).filter((name) => !isNodesOwn(f, name))),
        ),
      ];
      return {
        name: json.name,
        app: group !== "packages",
        dependencies: Object.keys({
          ...json.dependencies,
          ...json.optionalDependencies,
          ...requiredPeers(json),
        }),
        devDependencies: Object.keys(json.devDependencies ?? {}),
        imports: importsOf(false),
        testImports: importsOf(true),
        strays: texts.flatMap(([f, text]) => strayImports(join(group, folder, "src", f), text)),
      };
    }),
  );
}

/** Whether a file of a subpath for Node alone, `node.ts` or one in `node/`, imports what Node has. */
function isNodesOwn(file, name) {
  return /^node(?:\.ts$|[\\/])/.test(file) && name.startsWith("node:");
}

/** Peers that must be there. An optional one may be used by types alone, and is never imported. */
function requiredPeers({ peerDependencies = {}, peerDependenciesMeta = {} }) {
  const required = ([name]) => !peerDependenciesMeta[name]?.optional;
  return Object.fromEntries(Object.entries(peerDependencies).filter(required));
}

/** Relative imports that leave the package of `file`; tests may read the shared fixtures, and find a browser. */
export function strayImports(file, source) {
  const [group, folder] = file.split(/[\\/]/);
  const homes = [join(group, folder, "/")];
  if (file.endsWith(".test.ts")) {
    homes.push(join("fixtures", "/"), join("scripts", "tests", "find-chromium.mjs"));
  }
  return specifiers(source)
    .filter((name) => name.startsWith("."))
    .filter((name) => !homes.some((home) => normalize(join(file, "..", name)).startsWith(home)))
    .map((name) => `${file.replaceAll("\\", "/")} imports ${name}`);
}

/** Packages a source imports or re-exports from; examples in comments do not count. */
export function importedPackages(source) {
  return specifiers(source)
    .filter((name) => !name.startsWith(".") && !name.startsWith("/"))
    .map((name) => (name.startsWith("node:") ? name : packageOf(name)));
}

function packageOf(specifier) {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function specifiers(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [
    ...code.matchAll(/^\s*(?:import|export)\s[^;"'`]*?\bfrom\s*["']([^"']+)["']/gm),
    ...code.matchAll(/(?:^\s*import\s*|\bimport\(\s*)["']([^"']+)["']/gm),
  ].map((match) => match[1]);
}
