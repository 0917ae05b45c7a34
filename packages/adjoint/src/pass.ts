export * from "@adjoint/pass";
