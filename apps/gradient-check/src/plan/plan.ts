import type { Way } from "../module/exported.js";
import type { Domain } from "../rounds/domains.js";
import type { Shape } from "../rounds/rounds-for.js";

/** How an export is called, and on which inputs. */
export interface Plan {
  readonly way: Way;
  readonly domain: Domain;
  readonly shapes: readonly Shape[];
  /** Whether rows have to go on summing to 1 while they are varied. */
  readonly simplex: boolean;
  /** What was found out on the way, in words. */
  readonly notes: readonly string[];
}
