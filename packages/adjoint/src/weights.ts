export * from "@adjoint/weights";
