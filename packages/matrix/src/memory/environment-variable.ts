import { host } from "./host.js";

/** A variable of the environment; undefined where there is none, or none that may be read. */
export function environmentVariable(name: string): string | undefined {
  try {
    const { process, Deno } = host();
    // Without --allow-env, Deno asks whoever sits before it, or throws. A matrix product does neither.
    const state = Deno?.permissions.querySync({ name: "env", variable: name }).state ?? "granted";
    return state === "granted" ? process?.env?.[name] : undefined;
  } catch {
    return undefined;
  }
}
