import { Ansis } from "ansis";

/** Where text goes: a stream, and what is known of the screen behind it. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** What a command may touch of the world: everything that `run` does goes through here. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the command is to stop, with the exit code as its reason. */
  readonly signal: AbortSignal;
}

/** Whether someone is watching: the cursor may be moved. */
export function isInteractive({ stdout, env }: Terminal): boolean {
  return stdout.isTTY === true && env.TERM !== "dumb";
}

/** The colours that stdout can show; `NO_COLOR` and `FORCE_COLOR` are respected. */
export function colorsOf({ stdout, env }: Terminal): Ansis {
  // A log of a build machine is no terminal, though many show colours.
  const { CI, ...rest } = env;
  const isTTY = stdout.isTTY === true;
  return new Ansis({
    process: { platform: process.platform, stdout: { isTTY }, env: isTTY ? env : rest },
  });
}

/** Columns of a drawing that fit beside each other, at most 80. */
export function widthOf({ stdout }: Terminal): number {
  return Math.min(stdout.columns || 80, 80);
}

/** Where lines of text are broken: at a terminal's width, at most 80 columns, and in a pipe nowhere. */
export function textWidthOf({ isTTY, columns }: Output): number {
  return isTTY === true ? Math.min(columns || 80, 80) : Number.POSITIVE_INFINITY;
}
