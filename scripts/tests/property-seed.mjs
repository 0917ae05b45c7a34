// A test that fails must fail again, so properties are tested on the same cases every time.
// ADJOINT_SEED=7 npm test draws others.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.ADJOINT_SEED ?? 0) });
