import { randomUUID } from "node:crypto";
import { rename, rm, writeFile as write } from "node:fs/promises";

/** Writes beside the file and renames: whoever reads it finds the old one or the new, never half. */
export async function writeFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    // Flushed first: after a power cut the new name must not stand for an empty file.
    await write(temporary, text, { flag: "wx", flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
