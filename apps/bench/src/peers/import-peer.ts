import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** The folder whose node_modules hold the peers, apart from the workspace: see its package.json. */
export const PEERS = new URL("../../peers/", import.meta.url);

const require = createRequire(new URL("package.json", PEERS));

/** Imports a package of the peers' folder. `Module` says what is used of it. */
export async function importPeer<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
}

/** The version that is installed, and whether it is. */
export function versionOf(name: string): string {
  const manifest = require(`./node_modules/${name}/package.json`) as { version: string };
  return manifest.version;
}
