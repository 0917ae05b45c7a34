export * from "@adjoint/activations";
// The function of matrices that has this name is in adjoint/matrix.
export { tanh } from "@adjoint/activations";
export * from "@adjoint/checks";
export * from "@adjoint/datasets";
export * from "@adjoint/gradcheck";
export * from "@adjoint/layers";
export * from "@adjoint/losses";
export * from "@adjoint/matrix";
// The initializer of this name is in adjoint/layers.
export { zeros } from "@adjoint/matrix";
export * from "@adjoint/optimizers";
export * from "@adjoint/pass";
export * from "@adjoint/random";
export * from "@adjoint/softmax-loss";
export * from "@adjoint/training";
export * from "@adjoint/weights";
// The functions of numbers, which have the names of those of matrices, are in adjoint/math.
