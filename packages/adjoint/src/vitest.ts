export * from "@adjoint/gradcheck/vitest";
