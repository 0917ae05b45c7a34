import { expect, test } from "vitest";
import { wrap, wrapFields } from "./wrap.js";

test.each([
  ["breaks between words", "one two three", 8, 0, "one two\nthree"],
  ["leaves what fits as it is", "a   b", 80, 0, "a   b"],
  ["keeps lines apart", "one two\nthree four", 5, 0, "one\ntwo\nthree\nfour"],
  ["keeps a line's own indentation", "  one two", 6, 0, "  one\n  two"],
  [
    "indents the lines it adds",
    "loss   one two three",
    12,
    7,
    "loss   one\n       two\n       three",
  ],
  ["leaves a longer word whole", "a longerword b", 5, 0, "a\nlongerword\nb"],
  ["keeps the end of the last line", "one two\n", 4, 0, "one\ntwo\n"],
  ["wraps nothing in a pipe", "one two", Number.POSITIVE_INFINITY, 0, "one two"],
  ["counts no colours", "\u001b[1mone two\u001b[22m", 7, 0, "\u001b[1mone two\u001b[22m"],
])("wrap %s", (_, text, width, indent, expected) => {
  expect(wrap(text, width, indent)).toBe(expected);
});

test("wrapFields breaks between fields, and inside one that is too long", () => {
  expect(wrapFields(["loss 0.5", "accuracy 0.9"], 22, 2)).toBe("loss 0.5  accuracy 0.9");
  expect(wrapFields(["loss 0.5", "accuracy 0.9"], 21, 2)).toBe("loss 0.5\n  accuracy 0.9");
  expect(wrapFields(["a", "three long words"], 11, 2)).toBe("a  three\n  long\n  words");
});
