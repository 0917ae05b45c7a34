export { loadFile } from "./node/load-file.js";
export { saveFile } from "./node/save-file.js";
