import { extname } from "node:path";
import { InvalidArgumentError } from "commander";

const EXTENSIONS = [".safetensors", ".json"];

/** A parser of names of files that a training is kept in. */
export function modelFile(text: string): string {
  if (EXTENSIONS.includes(extname(text).toLowerCase())) return text;
  throw new InvalidArgumentError(`It must end in ${EXTENSIONS.join(" or ")}.`);
}
