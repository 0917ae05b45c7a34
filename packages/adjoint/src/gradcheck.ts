export * from "@adjoint/gradcheck";
