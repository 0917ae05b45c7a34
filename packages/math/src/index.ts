export { cos } from "./cos.js";
export { exp } from "./exp.js";
export { expFloat32 } from "./exp-float32.js";
export { log } from "./log.js";
export { logFloat32 } from "./log-float32.js";
export { sin } from "./sin.js";
