export * from "@adjoint/training";
