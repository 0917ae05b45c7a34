export * from "@adjoint/weights/node";
