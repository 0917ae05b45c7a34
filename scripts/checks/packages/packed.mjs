import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inPairs, root, tool } from "../run-command.mjs";

let packing;
const temporary = [];

/** Every public package as it would be published: `[{ name, folder, tarball }]`, packed once. */
export function packed() {
  packing ??= packAll();
  return packing;
}

/** An empty folder, which is gone when this process ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `adjoint-${name}-`));
  if (temporary.push(folder) === 1) process.on("exit", removeTemporary);
  return folder;
}

function removeTemporary() {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
}

function packAll() {
  const destination = temporaryFolder("pack");
  const folders = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  const isPublic = (folder) => !manifestOf(folder).private;
  return inPairs(folders.filter(isPublic), async (folder) => {
    const { name, version } = manifestOf(folder);
    const where = ["--pack-destination", destination];
    const faults = await tool("pnpm", "--dir", join(root, folder), "pack", ...where);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const file = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
    return { name, folder, tarball: join(destination, file) };
  });
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}
