/** A contender that needs no variant: its label is its server's name. */
export const LIBRARIES = ["numpy", "torch", "tfjs-wasm", "tfjs-cpu", "jax-js"] as const;

/** Those that compute in float64 as well. */
export const IN_FLOAT64 = ["numpy", "torch"] as const;

/** What ours is called where operands are in linear memory; with ordinary arrays, and in float64. */
export const OURS = "adjoint";
export const OURS_ORDINARY = "adjoint, ordinary arrays";
