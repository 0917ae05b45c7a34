import { describeValue, FormatError } from "@adjoint/checks";
import { hasLoneSurrogate } from "../text.js";

/** A value of a JSON text; a record is a map, so that no name in it means anything. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | ReadonlyMap<string, JsonValue>;

const DEEPEST = 100;

/**
 * Reads a JSON text more strictly than `JSON.parse`: a name that comes twice in a record is an error, and so
 * are numbers that no double can hold, half characters, and more than 100 levels.
 *
 * @param functionName what errors begin with
 * @param what how errors call the text
 * @param text the text
 * @param readNumber what a number's text means. @default the nearest double
 */
export function parseJson(
  functionName: string,
  what: string,
  text: string,
  readNumber: (token: string) => number = Number,
): JsonValue {
  let at = 0;
  let depth = 0;

  const fail = (message: string, character = at): never => {
    throw new FormatError(`${functionName}: ${what} ${message} at character ${character}`, {
      character,
    });
  };
  const skipSpace = () => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      at += 1;
    }
  };
  const shown = () => (at < text.length ? `has ${describeValue(text[at])}` : "ends");
  const expectCharacter = (character: string) => {
    if (text[at] !== character) fail(`${shown()}, where it must have ${describeValue(character)},`);
    at += 1;
  };

  const readString = (): string => {
    const start = at;
    expectCharacter('"');
    let isPlain = true;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) fail("ends within a string that begins", start);
      if (code === 0x22) break;
      if (code < 0x20) fail("has a control character in a string");
      if (code === 0x5c) {
        isPlain = false;
        at += 1;
      }
    }
    at += 1;
    const inner = text.slice(start + 1, at - 1);
    const value = isPlain ? inner : unescaped(text.slice(start, at));
    if (value === undefined) return fail("has a wrong escape in the string", start);
    if (hasLoneSurrogate(value)) fail("has half a character in the string", start);
    return value;
  };

  const numbers = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  const readNumeral = (): number => {
    numbers.lastIndex = at;
    const [token] = numbers.exec(text) ?? fail(`${shown()}, where it must have a value,`);
    const value = readNumber(token);
    if (!Number.isFinite(value)) fail(`has ${describeValue(token)}, which is no number here,`);
    at += token.length;
    return value;
  };

  const readList = (): JsonValue[] => {
    const list: JsonValue[] = [];
    at += 1;
    skipSpace();
    if (text[at] === "]") {
      at += 1;
      return list;
    }
    for (;;) {
      list.push(readValue());
      skipSpace();
      if (text[at] !== ",") break;
      at += 1;
    }
    expectCharacter("]");
    return list;
  };

  const readRecord = (): Map<string, JsonValue> => {
    const record = new Map<string, JsonValue>();
    at += 1;
    skipSpace();
    if (text[at] === "}") {
      at += 1;
      return record;
    }
    for (;;) {
      skipSpace();
      const start = at;
      const name = readString();
      if (record.has(name)) fail(`has the name ${describeValue(name)} twice, again`, start);
      skipSpace();
      expectCharacter(":");
      record.set(name, readValue());
      skipSpace();
      if (text[at] !== ",") break;
      at += 1;
    }
    expectCharacter("}");
    return record;
  };

  const readWord = <Value extends JsonValue>(word: string, value: Value): Value => {
    if (!text.startsWith(word, at)) fail(`${shown()}, where it must have a value,`);
    at += word.length;
    return value;
  };

  const readValue = (): JsonValue => {
    skipSpace();
    depth += 1;
    if (depth > DEEPEST) fail(`has more than ${DEEPEST} levels`);
    const value = readAny();
    depth -= 1;
    return value;
  };
  const readAny = (): JsonValue => {
    switch (text[at]) {
      case "{":
        return readRecord();
      case "[":
        return readList();
      case '"':
        return readString();
      case "t":
        return readWord("true", true);
      case "f":
        return readWord("false", false);
      case "n":
        return readWord("null", null);
      default:
        return readNumeral();
    }
  };

  const value = readValue();
  skipSpace();
  if (at < text.length) fail("goes on after its end");
  return value;
}

/** What a quoted string with escapes means; undefined if an escape is wrong. */
function unescaped(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
