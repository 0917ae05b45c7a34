import { randomUUID } from "node:crypto";
import * as promises from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** What of the file system is used: tests have each call fail in turn. */
export type Files = Pick<typeof promises, "open" | "realpath" | "rename" | "stat" | "unlink">;

/**
 * Writes a file so that it is, at every moment and after every failure, the old one or the new one, whole. It
 * is written beside it, flushed, and put in its place by one rename. A link stays one, and permissions stay.
 */
export async function writeWhole(
  path: string,
  contents: Uint8Array | string,
  files: Files = promises,
): Promise<void> {
  const { target, mode } = await oldFile(path, files);
  const folder = dirname(target);
  // What is hidden and hardly called so by anybody else; "wx" writes over nothing.
  const temporary = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  const handle = await files.open(temporary, "wx");
  try {
    try {
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await files.rename(temporary, target);
  } catch (error) {
    // The first error is the one to tell.
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await flushFolder(folder, files);
}

async function oldFile(path: string, files: Files) {
  try {
    const target = await files.realpath(path);
    const { mode } = await files.stat(target);
    return { target, mode: mode & 0o777 };
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ENOENT") throw error;
    return { target: path, mode: undefined };
  }
}

/** Only then is the rename on the disk. Windows does not open folders, and flushes by itself. */
async function flushFolder(folder: string, files: Files): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await files.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
