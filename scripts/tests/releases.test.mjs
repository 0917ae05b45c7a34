import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const manifests = ["packages", "apps", "tools"].flatMap((group) =>
  readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
);
const read = (path, from = root) => JSON.parse(readFileSync(join(from, path), "utf8"));
const published = manifests.filter((path) => !read(path).private);

test.each(published)("%s can be published from a desk, with its changelog", (path) => {
  const { files, publishConfig, peerDependencies = {}, peerDependenciesMeta = {} } = read(path);
  // Provenance is of the workflow: from elsewhere npm refuses to publish with it.
  expect(publishConfig).toEqual({ access: "public" });
  expect(files).toContain("CHANGELOG.md");
  expect(Object.keys(peerDependencies)).toEqual(Object.keys(peerDependenciesMeta));
});

test("the workflow that publishes asks for provenance", () => {
  const workflow = readFileSync(join(root, ".github/workflows/release.yml"), "utf8");
  expect(workflow).toContain('NPM_CONFIG_PROVENANCE: "true"');
  expect(workflow).toContain("id-token: write");
});

describe("a release", () => {
  const folder = mkdtempSync(join(tmpdir(), "adjoint-release-"));
  const run = (command, args) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
  };
  const setVersions = () =>
    run(process.execPath, [join(root, "node_modules", "@changesets", "cli", "bin.js"), "version"]);
  const versions = () => new Set(published.map((path) => read(path, folder).version));

  beforeAll(() => {
    for (const path of ["package.json", "pnpm-workspace.yaml", ".changeset", ...manifests]) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    run("git", ["init", "--quiet"]);
    setVersions();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("says what changed in each package", () => {
    const changes = published
      .map((path) => join(folder, path.replace("package.json", "CHANGELOG.md")))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, "utf8").replace(/^# .*/, ""));
    expect(new Set(changes).size).toBe(changes.length);
    expect(changes.join("")).not.toContain("Updated dependencies");
  });

  test("of one package is a release of all, with one version", () => {
    expect(versions().size).toBe(1);
    const [before] = versions();
    const text = '---\n"@adjoint/matrix": minor\n---\n\nTry this.\n';
    writeFileSync(join(folder, ".changeset", "try.md"), text);
    setVersions();
    expect(versions().size).toBe(1);
    const [after] = versions();
    expect(after).not.toBe(before);
    const changes = readFileSync(join(folder, "packages/training/CHANGELOG.md"), "utf8");
    expect(changes).toContain(`## ${after}\n\n### Patch Changes\n\n- Depend on ${after} of`);
  });
});
