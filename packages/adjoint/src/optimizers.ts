export * from "@adjoint/optimizers";
