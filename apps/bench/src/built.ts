import { fileURLToPath } from "node:url";

/**
 * The path of one of this app's modules as it is built. What is timed runs from there, and imports
 * the packages as they are published: what reads TypeScript at run time adds to its functions.
 */
export function built(module: string): string {
  return fileURLToPath(new URL(`../dist/${module}.js`, import.meta.url));
}
