import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Compilers that users have: the oldest that is promised, the last of each line, and the newest. */
export const COMPILERS = ["typescript-5.4", "typescript-5.9", "typescript-6.0", "typescript"];

/** Runs a command; gives its faults: its output, where it fails. */
export function run(command, args, { cwd = root } = {}) {
  return new Promise((resolve) => {
    const options = { cwd, shell: process.platform === "win32", maxBuffer: 1 << 26 };
    execFile(command, args, options, (error, stdout, stderr) => {
      const output = stdout || stderr ? `${stdout}${stderr}` : `${error}`;
      resolve(error ? [`${command} ${args.join(" ")}\n${output}`] : []);
    });
  });
}

/** Runs a tool of the root's devDependencies. */
export const tool = (name, ...args) => run(join(root, "node_modules", ".bin", name), args);

/** The results of `work` on each item, in order, two at a time. */
export async function inPairs(items, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
