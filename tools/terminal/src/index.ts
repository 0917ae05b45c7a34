export { commandLine, didYouMean, runCommandLine } from "./command-line.js";
export { integerFrom, integersFrom, numberFrom, oneOf } from "./parse-values.js";
export { processTerminal } from "./process-terminal.js";
export { stopSignal } from "./stop-signal.js";
export {
  colorsOf,
  isInteractive,
  type Output,
  type Terminal,
  textWidthOf,
  widthOf,
} from "./terminal.js";
export { wrap, wrapFields } from "./wrap.js";
