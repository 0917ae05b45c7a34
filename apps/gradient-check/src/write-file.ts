import { randomUUID } from "node:crypto";
import { rename, rm, writeFile as write } from "node:fs/promises";

/** Writes beside the file and renames: whoever reads it finds the old one or the new, never half. */
export async function writeFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await write(temporary, text, { flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
