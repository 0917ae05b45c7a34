import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const { packageManager } = manifest;
/** Stands for pnpm, and for a program: tells what it was asked, and of which setting. */
const ECHO = "console.log(process.argv.slice(2).join(' '), process.env.npm_config_loglevel);";
const STATE = "node_modules/.pnpm-workspace-state-v1.json";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adjoint-launch-"));
  write("package.json", JSON.stringify({ packageManager, engines: { node: ">=20.19" } }));
  write("pnpm-lock.yaml", "");
  write("pnpm-workspace.yaml", "");
  write("demo.cjs", ECHO);
  write("scripts/launch.mjs", "");
  copyFileSync(new URL("launch.mjs", import.meta.url), join(folder, "scripts/launch.mjs"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** As pnpm leaves it: itself among the dependencies, and when it last compared them all. */
function installed(version = packageManager.replace("pnpm@", "")) {
  write("node_modules/pnpm/package.json", JSON.stringify({ version }));
  write("node_modules/pnpm/bin/pnpm.cjs", ECHO);
  const projects = { [folder]: {} };
  write(STATE, JSON.stringify({ lastValidatedTimestamp: Date.now() + 1000, projects }));
}

/** Runs a program under `npm --silent` where no registry answers. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/launch.mjs", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      npm_config_loglevel: "silent",
      npm_config_registry: "http://127.0.0.1:9/",
      npm_config_cache: join(folder, "cache"),
      npm_config_fetch_retries: "0",
    },
  });
  return { status, stdout, stderr };
}

test("when all is installed, the program runs, and nothing else does", () => {
  installed();
  expect(run("demo.cjs", "--noise", "a b")).toEqual({
    status: 0,
    stdout: "--noise a b silent\n",
    stderr: "",
  });
});

test.each(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"])(
  "%s changed since: the installed pnpm installs first, and leaves stdout alone",
  (name) => {
    installed();
    const later = Date.now() / 1000 + 60;
    utimesSync(join(folder, name), later, later);
    expect(run("demo.cjs")).toEqual({
      status: 0,
      stdout: " silent\n",
      stderr: expect.stringContaining("install --loglevel=error error\n"),
    });
  },
);

test.each([
  ["nothing is installed", () => {}],
  ["another pnpm is", () => installed("10.0.0")],
])("%s, and no registry answers: it ends with the reason", (_, prepare) => {
  prepare();
  const { status, stdout, stderr } = run("demo.cjs");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("ECONNREFUSED");
  expect(stderr).toMatch(/Setting up failed, for the reason above\. It needs the npm registry/);
});

test("the pnpm that is installed is the one that installs", () => {
  expect(packageManager).toBe(`pnpm@${manifest.devDependencies.pnpm}`);
});

test("TypeScript runs from the sources of packages, after their kernels are compiled", () => {
  installed();
  const told = 'console.log("tsx", process.execArgv.join(" "));';
  write("node_modules/tsx/package.json", '{ "type": "module", "exports": "./index.mjs" }');
  write("node_modules/tsx/index.mjs", told);
  write("scripts/build/compile-first.mjs", 'console.log("kernels");');
  write("demo.ts", "");
  expect(run("demo.ts").stdout).toMatch(/^kernels\ntsx .*--conditions=@adjoint\/source/);
});
