export * from "@adjoint/losses";
