import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { installIsolated } from "../packages/isolated-install.mjs";
import { packed, temporaryFolder } from "../packages/packed.mjs";
import { COMPILERS, inPairs, root, run } from "../run-command.mjs";
import { exampleGroups, importsOf } from "./example-groups.mjs";
import { writeExamples } from "./examples.mjs";

const runner = fileURLToPath(new URL("run-examples.mjs", import.meta.url));

/**
 * Every example of a README or a docstring, from the tarballs: with exactly what the install line of
 * its page names, it compiles under `strict` in each compiler, and runs.
 */
export async function installedExamples() {
  const folder = temporaryFolder("examples");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await installIsolated(folder, ["@types/node"]);
  const family = (await packed()).map(({ name }) => name);
  const groups = exampleGroups(root).map(({ install = family, ...group }) => ({
    ...group,
    install,
    home: join(folder, group.name.replace(/[^a-z0-9]+/gi, "-")),
  }));
  for (const { home, install, examples } of groups) {
    mkdirSync(home, { recursive: true });
    await installIsolated(home, install);
    writeExamples(examples, join(home, "examples"));
  }
  const compiled = await inPairs(COMPILERS, (name) => compile(folder, name));
  const ran = await inPairs(groups, runGroup);
  return [...compiled, ...ran].flat();
}

function compile(folder, name) {
  const config = join(folder, `${name}.json`);
  const compilerOptions = {
    strict: true,
    target: "es2022",
    module: "nodenext",
    types: ["node"],
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ["*/examples/*.ts"] }));
  const compiler = join(root, "node_modules", name, "bin", "tsc");
  return run(process.execPath, [compiler, "--pretty", "false", "-p", config], { cwd: folder });
}

/** Runs the examples of one page: modules for the command by it, those with vitest in it, all others in Node. */
export async function runGroup({ home, examples }) {
  const written = writeExamples(examples, join(home, "examples"));
  const isModule = ({ code }) => code.includes("export const gradientCheck");
  const isTest = ({ code }) => importsOf(code).includes("vitest");
  const modules = written.filter(isModule);
  const tests = written.filter(isTest);
  const programs = written.filter((example) => !isModule(example) && !isTest(example));
  const scripts = await Promise.all([...tests, ...programs].map(({ path }) => toScript(path)));
  const [testScripts, programScripts] = [
    scripts.slice(0, tests.length),
    scripts.slice(tests.length),
  ];
  const node = (...args) => run(process.execPath, args, { cwd: home });
  const faults = [];
  if (programScripts.length > 0) faults.push(await node(runner, ...programScripts));
  if (tests.length > 0) {
    const imports = testScripts.map((path) => {
      const name = JSON.stringify(basename(path));
      return `test(${name}, () => import("./examples/" + ${name}));\n`;
    });
    writeFileSync(
      join(home, "examples.test.mjs"),
      `import { test } from "vitest";\n${imports.join("")}`,
    );
    faults.push(await node("node_modules/vitest/vitest.mjs", "run", "--root", home));
  }
  for (const { path } of modules) {
    const command = "node_modules/@adjoint/gradient-check/dist/main.js";
    faults.push(await node(command, join("examples", basename(path))));
  }
  return faults.flat();
}

/** Takes the types away, as compilers and bundlers do, and tells where the rest stands. */
async function toScript(path) {
  const { code } = await transform(readFileSync(path, "utf8"), { loader: "ts", target: "es2022" });
  const script = path.replace(/\.ts$/, ".mjs");
  writeFileSync(script, code);
  return script;
}
