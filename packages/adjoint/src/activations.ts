export * from "@adjoint/activations";
