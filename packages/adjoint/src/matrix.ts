export * from "@adjoint/matrix";
