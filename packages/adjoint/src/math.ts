export * from "@adjoint/math";
