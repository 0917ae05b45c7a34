// Runs modules, named in the arguments, one after another in this process, and says which of them throw.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// What an example prints is no fault.
console.log = () => {};
for (const path of process.argv.slice(2)) {
  try {
    await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    console.error(`${path}: ${error?.stack ?? error}`);
    process.exitCode = 1;
  }
}
