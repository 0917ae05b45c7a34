import { pathToFileURL } from "node:url";
import { tsImport } from "tsx/esm/api";

/** Imports a module by its absolute path, TypeScript included. */
export async function loadModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const module = await tsImport(pathToFileURL(path).href, import.meta.url);
  // A module of CommonJS has its exports under `default` alone.
  const { default: exported } = module;
  const bare = Object.keys(module).every((name) => name === "default" || name === "module.exports");
  return bare && typeof exported === "object" && exported !== null ? exported : module;
}
