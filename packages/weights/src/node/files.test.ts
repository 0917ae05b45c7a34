import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import * as promises from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dense } from "@adjoint/layers";
import { randomState } from "@adjoint/random";
import { afterAll, describe, expect, test } from "vitest";
import { save, saveJson } from "../index.js";
import { loadFile, saveFile } from "../node.js";
import { type Files, writeWhole } from "./write-whole.js";

const folder = mkdtempSync(join(tmpdir(), "adjoint-weights-"));
afterAll(() => rmSync(folder, { recursive: true }));

const layer = (seed: number) => dense(2, 3, { random: randomState(seed) });

test.each([
  ["safetensors", save(layer(0))],
  ["json", saveJson(layer(0))],
  ["JSON", saveJson(layer(0))],
])("a file that ends in .%s", async (extension, contents) => {
  const path = join(folder, `model.${extension}`);
  await saveFile(path, layer(0), {});
  expect(readFileSync(path)).toEqual(Buffer.from(contents));
  const network = layer(1);
  await loadFile(path, network);
  expect(save(network)).toEqual(save(layer(0)));
});

test("names that say no format, files that are not there, broken ones", async () => {
  const path = join(folder, "model.bin");
  await expect(saveFile(path, layer(0))).rejects.toThrow(
    /^saveFile: path must end in .safetensors or .json, got "/,
  );
  await expect(loadFile(path, layer(0))).rejects.toThrow(/^loadFile: path must end in/);
  await expect(loadFile(3 as never, layer(0))).rejects.toThrow(
    "loadFile: path must be a string, got 3",
  );
  await expect(loadFile(join(folder, "no.json"), layer(0))).rejects.toThrow(/ENOENT/);
  writeFileSync(join(folder, "broken.json"), Uint8Array.of(0x7b, 0xff));
  await expect(loadFile(join(folder, "broken.json"), layer(0))).rejects.toThrow(
    "loadFile: the file is no UTF-8",
  );
  await expect(saveFile(join(folder, "no", "x.json"), layer(0))).rejects.toThrow(/ENOENT/);
});

test("a link stays one, permissions stay, and nothing else is left in the folder", async () => {
  const path = join(folder, "linked.safetensors");
  const target = join(folder, "target.safetensors");
  writeFileSync(target, "old", { mode: 0o640 });
  symlinkSync(target, path);
  await saveFile(path, layer(0));
  expect(readFileSync(target)).toEqual(Buffer.from(save(layer(0))));
  expect(statSync(target).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

describe("each call of the file system failed in turn", () => {
  /** The file system, whose call number `failing` fails; the calls made are counted in `calls`. */
  function failing(number: number, calls: string[]): Files {
    const attempt = <Result>(name: string, call: () => Promise<Result>): Promise<Result> => {
      calls.push(name);
      if (calls.length === number)
        return Promise.reject(Object.assign(new Error("broken"), { code: "EIO" }));
      return call();
    };
    return {
      realpath: ((path: string) =>
        attempt("realpath", () => promises.realpath(path))) as Files["realpath"],
      stat: ((path: string) => attempt("stat", () => promises.stat(path))) as Files["stat"],
      rename: (from, to) => attempt("rename", () => promises.rename(from, to)),
      unlink: (path) => attempt("unlink", () => promises.unlink(path)),
      open: async (path, flags) => {
        const handle = await attempt("open", () => promises.open(path, flags));
        return new Proxy(handle, {
          get: (target, name) => {
            const value = Reflect.get(target, name) as unknown;
            if (typeof value !== "function") return value;
            return (...args: unknown[]) => {
              if (name === "writeFile" && calls.length + 1 === number) {
                // Half of it is written before the disk is full.
                const half = (args[0] as string).slice(0, 2);
                return target
                  .writeFile(half)
                  .then(() => attempt("writeFile", async () => undefined));
              }
              return attempt(String(name), () => value.apply(target, args) as Promise<unknown>);
            };
          },
        });
      },
    };
  }

  const path = join(folder, "whole.json");
  const count = async (before: () => void) => {
    const calls: string[] = [];
    before();
    await writeWhole(path, "the new one", failing(0, calls));
    return calls;
  };

  test("the old file is whole until the new one is", async () => {
    const old = () => writeFileSync(path, "the old one");
    const names = await count(old);
    expect(names).toEqual([
      "realpath",
      "stat",
      "open",
      "chmod",
      "writeFile",
      "sync",
      "close",
      "rename",
      "open",
      "sync",
      "close",
    ]);
    expect(readFileSync(path, "utf8")).toBe("the new one");
    for (let number = 1; number <= names.length; number++) {
      old();
      await expect(writeWhole(path, "the new one", failing(number, []))).rejects.toThrow("broken");
      const isRenamed = number > names.indexOf("rename") + 1;
      expect(readFileSync(path, "utf8")).toBe(isRenamed ? "the new one" : "the old one");
      expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    }
  });

  test("where there was none, there is none or the new one", async () => {
    const none = () => rmSync(path, { force: true });
    const names = await count(none);
    for (let number = 2; number <= names.length; number++) {
      none();
      await expect(writeWhole(path, "the new one", failing(number, []))).rejects.toThrow("broken");
      const isRenamed = number > names.indexOf("rename") + 1;
      expect(readdirSync(folder).includes("whole.json")).toBe(isRenamed);
    }
  });
});
