export * from "@adjoint/layers";
