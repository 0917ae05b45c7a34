import { bends } from "./bends.js";
import { classics } from "./classics.js";
import { corners } from "./corners.js";
import { domains } from "./domains.js";
import { float32 } from "./float32.js";
import { layers } from "./layers.js";
import { losses } from "./losses.js";
import { noisy } from "./noisy.js";
import { networks, passes, upstreams } from "./passes.js";
import { small } from "./small.js";
import type { Kind } from "./types.js";

/** Every kind of function that a checker may stumble over. */
export const kinds: readonly Kind[] = [
  classics,
  layers,
  losses,
  small,
  noisy,
  bends,
  corners,
  domains,
  passes,
  upstreams,
  networks,
  float32,
];
