export * from "@adjoint/datasets/digits";
