export * from "@adjoint/matrix/kit";
