import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileKernels } from "./compile-kernels.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder;

beforeAll(() => {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "kernels-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Compiles a text as an author's kernel. */
function compile(text) {
  const source = join(folder, "broken.kernel.ts");
  writeFileSync(source, text);
  return compileKernels(source);
}

/** A path as the compiler writes it, on every system. */
const place = () => relative(root, folder).split("\\").join("/");

test("an error says in which line of the kernel it is", async () => {
  const text = "export function f(at: usize): void {\n  store<f32>(at, nothing);\n}\n";
  await expect(compile(text)).rejects.toMatchObject({
    name: "KernelError",
    message: expect.stringContaining(`└─ in ${place()}/broken.kernel.ts:2:18`),
  });
  await expect(compile(text)).rejects.toThrow("Cannot find name 'nothing'");
});

test("an error in lanes of another package has their path in the repository", async () => {
  const text = `import { exp } from "@adjoint/math/src/exp.lanes";
export function f(at: usize): void {
  v128.store(at, exp<string>(v128.load(at)));
}
`;
  await expect(compile(text)).rejects.toThrow(
    /└─ in packages\/math\/src\/internal\/step\.lanes\.ts:\d+:\d+/,
  );
});
