export * from "@adjoint/datasets/wine";
