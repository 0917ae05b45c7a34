import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("./budgets.json", import.meta.url);

/** How many bytes, gzipped, one import of some functions may cost. */
export function budgets() {
  return JSON.parse(readFileSync(path, "utf8"));
}

export function writeBudgets(measured) {
  writeFileSync(path, `${JSON.stringify(measured, undefined, 2)}\n`);
}
