import { elementwiseMutations } from "./elementwise.js";
import { linearMutations } from "./linear.js";
import { lossMutations } from "./losses.js";
import { memoryMutations } from "./memory.js";
import { networkMutations } from "./networks.js";
import { softmaxMutations } from "./softmax.js";
import type { Mutation } from "./types.js";

/** Every mistake that the checker is proven to find. */
export const mutations: readonly Mutation[] = [
  ...elementwiseMutations,
  ...linearMutations,
  ...softmaxMutations,
  ...lossMutations,
  ...networkMutations,
  ...memoryMutations,
];
