import type { GradientReport } from "../src/index.js";
import { mutations } from "./mutations/index.js";
import type { Finding, Mutation } from "./mutations/types.js";

/** What is found, mistake by mistake, at one seed: a table in Markdown. */
export function mutationTable(): string {
  const rows = mutations.map(tableRow);
  return [
    "| mistake | in | found by | status | error |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function tableRow({ mistake, where, found, check }: Mutation): string {
  return `| ${[mistake, where, ...outcome(check(0), found)].join(" | ")} |`;
}

function outcome({ tensors, faults }: GradientReport, found: Finding): string[] {
  if ("fault" in found) {
    return [faults.find((text) => text.includes(found.fault)) ?? "nothing", "fault", "-"];
  }
  const worst = tensors.find(({ name }) => name === found.tensor)?.worst;
  if (worst === undefined) return ["nothing", "-", "-"];
  const { status, relative } = worst;
  const error = Number.isNaN(relative) ? "-" : relative.toExponential(1);
  return [`the gradient of ${found.tensor}`, status, error];
}
