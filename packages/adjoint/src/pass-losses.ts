export * from "@adjoint/pass/losses";
