export * from "@adjoint/datasets/iris";
