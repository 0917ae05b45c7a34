export * from "@adjoint/random";
