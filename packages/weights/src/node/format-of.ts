import { extname } from "node:path";
import { assertString, describeValue } from "@adjoint/checks";

/** The format that a file's name says. */
export function formatOf(functionName: string, path: unknown): "safetensors" | "json" {
  assertString(functionName, "path", path);
  const extension = extname(path).toLowerCase();
  if (extension === ".safetensors") return "safetensors";
  if (extension === ".json") return "json";
  throw new RangeError(
    `${functionName}: path must end in .safetensors or .json, got ${describeValue(path)}`,
  );
}
