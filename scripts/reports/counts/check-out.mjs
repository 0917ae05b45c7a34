import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The packages as they stood in a commit: `files(folder)`, `has(path)` and `read(path)`, then `remove()`. */
export function checkOut(commit) {
  const folder = mkdtempSync(join(tmpdir(), "adjoint-counts-"));
  const archive = execFileSync("git", ["archive", commit, "packages"], {
    cwd: root,
    maxBuffer: 1 << 28,
  });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  return {
    files: (part) =>
      readdirSync(join(folder, part), { recursive: true })
        .map((name) => `${part}/${name.split("\\").join("/")}`)
        .filter((path) => /\.\w+$/.test(path)),
    has: (path) => existsSync(join(folder, path)),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
