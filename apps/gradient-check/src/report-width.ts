import type { Terminal } from "@adjoint/terminal";

/** More are hard to read across. */
const MOST = 120;

/** How many columns a report may take: those of the terminal, or `COLUMNS`, and 80 in a pipe. */
export function reportWidth({ stdout, env }: Terminal): number {
  const told = Number(env.COLUMNS);
  const columns = Number.isInteger(told) && told > 0 ? told : (stdout.columns ?? 80);
  return Math.min(columns, MOST);
}
