export * from "@adjoint/softmax-loss";
