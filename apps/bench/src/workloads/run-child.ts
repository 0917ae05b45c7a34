import { spawn } from "node:child_process";

/** Runs a Node script to its end, and reads the JSON on the last line that it printed. */
export function runChild<Result>(args: readonly string[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let complaints = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      complaints += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const last = output.trim().split("\n").at(-1) ?? "";
      if (code === 0 && last.startsWith("{")) return resolve(JSON.parse(last) as Result);
      const reason = complaints.split("\n").find((line) => /^\w*Error/.test(line.trim()));
      reject(new Error(reason?.trim() ?? `the process ended with ${code}`));
    });
  });
}
