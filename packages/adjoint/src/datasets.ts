export * from "@adjoint/datasets";
