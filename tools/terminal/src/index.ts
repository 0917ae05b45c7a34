export { integerFrom, integersFrom, numberFrom } from "./parse-values.js";
export { processTerminal } from "./process-terminal.js";
export { stopSignal } from "./stop-signal.js";
export { colorsOf, isInteractive, type Output, type Terminal, widthOf } from "./terminal.js";
