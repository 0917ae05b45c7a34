export * from "@adjoint/checks";
