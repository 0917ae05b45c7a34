export * from "@adjoint/matrix/kernels";
