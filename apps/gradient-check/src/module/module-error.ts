/** Something about a module that its author can put right. */
export class ModuleError extends Error {
  override readonly name = "ModuleError";
}
