export { assertBoolean } from "./assert-boolean.js";
export { assertBytes } from "./assert-bytes.js";
export { assertFunction } from "./assert-function.js";
export { assertList } from "./assert-list.js";
export { assertNumbers } from "./assert-numbers.js";
export { assertOneOf } from "./assert-one-of.js";
export { assertOptions, type OptionNames } from "./assert-options.js";
export { assertRecord } from "./assert-record.js";
export { assertString } from "./assert-string.js";
export { describeValue } from "./describe-value.js";
export { FormatError, type FormatPlace } from "./format-error.js";
export { nearestWord } from "./nearest-word.js";
export {
  assertFinite,
  assertInteger,
  assertInterval,
  assertNumber,
  type Ends,
} from "./numbers.js";
