// Installs tarballs as pnpm does, without a registry: each package stands in a folder of its own, and
// sees what its package.json depends on and nothing else.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../run-command.mjs";
import { packed, temporaryFolder } from "./packed.mjs";

let unpacking;

/** Puts packages into `node_modules` of a folder, by their names. */
export async function installIsolated(folder, names) {
  unpacking ??= unpackAll();
  const store = await unpacking;
  for (const name of names) link(join(folder, "node_modules"), name, locate(store, name));
}

/** Where the family is unpacked: a folder for each package, by its name. */
async function unpackAll() {
  const store = temporaryFolder("store");
  const family = await packed();
  for (const { name, tarball } of family) {
    const target = placeOf(store, name);
    mkdirSync(target, { recursive: true });
    const args = ["-xzf", tarball, "-C", target, "--strip-components=1"];
    const { status, stderr } = spawnSync("tar", args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`tar ${args.join(" ")}\n${stderr}`);
  }
  for (const { name, folder } of family) {
    const { dependencies = {} } = JSON.parse(
      readFileSync(join(placeOf(store, name), "package.json")),
    );
    for (const other of Object.keys(dependencies)) {
      link(join(store, name, "node_modules"), other, locate(store, other, folder));
    }
  }
  return store;
}

const placeOf = (store, name) => join(store, name, "node_modules", name);

/** A package of the family in the store, another one where the workspace has it. */
function locate(store, name, folder = ".") {
  const place = placeOf(store, name);
  return existsSync(place) ? place : realpathSync(join(root, folder, "node_modules", name));
}

function link(modules, name, target) {
  const path = join(modules, name);
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(target, path, "junction");
}
