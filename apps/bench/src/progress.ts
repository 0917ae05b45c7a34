import type { Terminal } from "@adjoint/terminal";

/** Tells what goes on: on a terminal in one line that is overwritten, else nothing. */
export function progressOf({ stderr }: Terminal): (text: string) => void {
  if (stderr.isTTY !== true) return () => {};
  return (text) => stderr.write(`\r\u001b[2K${text}`);
}
