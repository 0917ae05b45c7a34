/** A rule as a tree: it is walked through, and never run as code. */
export type RuleTree =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "variable"; readonly name: "x" | "y" | "r" }
  | { readonly kind: "minus"; readonly of: RuleTree }
  | {
      readonly kind: "binary";
      readonly operator: "+" | "-" | "*" | "/" | "^";
      readonly left: RuleTree;
      readonly right: RuleTree;
    }
  | { readonly kind: "call"; readonly name: RuleFunction; readonly given: readonly RuleTree[] };

/** The functions of a rule, and how many numbers each takes. */
const RULE_FUNCTIONS = {
  sin: 1,
  cos: 1,
  tanh: 1,
  exp: 1,
  log: 1,
  sqrt: 1,
  abs: 1,
  sign: 1,
  floor: 1,
  min: 2,
  max: 2,
} as const;

export type RuleFunction = keyof typeof RULE_FUNCTIONS;

/** Why a rule cannot be read: a kind, the place counted from 0, and what stands there. */
export interface RuleFault {
  readonly kind: "end" | "unexpected" | "unknown" | "arguments" | "length" | "depth";
  readonly at: number;
  readonly found: string;
}

export const MOST_RULE_LENGTH = 200;
const MOST_DEPTH = 40;

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };
const VARIABLES = ["x", "y", "r"] as const;

interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}

/** Thrown by the parser, and caught by `parseRule`. */
class Fault extends Error {
  readonly fault: RuleFault;
  constructor(fault: RuleFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/**
 * Reads a rule: numbers, x, y, r (the distance from the middle), pi, e, `+ - * / ^`, brackets, functions, and at
 * most one comparison, `y > sin(3x)`, which stands for the difference of its sides.
 */
export function parseRule(text: string): { readonly tree: RuleTree } | RuleFault {
  try {
    if (text.length > MOST_RULE_LENGTH) {
      throw new Fault({ kind: "length", at: MOST_RULE_LENGTH, found: "" });
    }
    return { tree: parserOf(tokensOf(text)).rule() };
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

function tokensOf(text: string): readonly Token[] {
  const pattern = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([A-Za-z]+)|([-+*/^(),<>]))/y;
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) {
      const at = from + (text.slice(from).length - text.slice(from).trimStart().length);
      throw new Fault({
        kind: "unexpected",
        at,
        found: String.fromCodePoint(text.codePointAt(at)!),
      });
    }
    const [whole, digits, name, sign] = match;
    const word = (digits ?? name ?? sign)!;
    const kind = digits ? "number" : name ? "name" : "sign";
    tokens.push({ kind, text: word, at: from + whole.length - word.length });
  }
  tokens.push({ kind: "end", text: "", at: end });
  return tokens;
}

function parserOf(tokens: readonly Token[]) {
  let next = 0;
  let depth = 0;
  const peek = () => tokens[next]!;
  const isSign = (...signs: readonly string[]) =>
    peek().kind === "sign" && signs.includes(peek().text);
  const take = () => tokens[next++]!;
  const refuse = ({ kind, text, at }: Token): never => {
    throw new Fault({ kind: kind === "end" ? "end" : "unexpected", at, found: text });
  };
  const expect = (sign: string) => (isSign(sign) ? take() : refuse(peek()));

  const rule = (): RuleTree => {
    let tree = sum();
    if (isSign("<", ">")) {
      const isLess = take().text === "<";
      const other = sum();
      const [left, right] = isLess ? [other, tree] : [tree, other];
      tree = { kind: "binary", operator: "-", left, right };
    }
    return peek().kind === "end" ? tree : refuse(peek());
  };
  const sum = (): RuleTree => {
    depth += 1;
    if (depth > MOST_DEPTH) throw new Fault({ kind: "depth", at: peek().at, found: peek().text });
    let left = product();
    while (isSign("+", "-")) {
      const operator = take().text as "+" | "-";
      left = { kind: "binary", operator, left, right: product() };
    }
    depth -= 1;
    return left;
  };
  const product = (): RuleTree => {
    let left = signed();
    for (;;) {
      if (isSign("*", "/")) {
        const operator = take().text as "*" | "/";
        left = { kind: "binary", operator, left, right: signed() };
      } else if (peek().kind === "name" || peek().kind === "number" || isSign("(")) {
        // 3x, and 2 sin(x).
        left = { kind: "binary", operator: "*", left, right: power() };
      } else return left;
    }
  };
  const signed = (): RuleTree => {
    let isMinus = false;
    while (isSign("+", "-")) isMinus = isMinus !== (take().text === "-");
    const of = power();
    return isMinus ? { kind: "minus", of } : of;
  };
  const power = (): RuleTree => {
    const left = atom();
    if (!isSign("^")) return left;
    take();
    depth += 1;
    if (depth > MOST_DEPTH) throw new Fault({ kind: "depth", at: peek().at, found: peek().text });
    const right = signed();
    depth -= 1;
    return { kind: "binary", operator: "^", left, right };
  };
  const atom = (): RuleTree => {
    const token = take();
    if (token.kind === "number") return { kind: "number", value: Number(token.text) };
    if (token.kind === "name") return named(token);
    if (token.text !== "(" || token.kind !== "sign") return refuse(token);
    const tree = sum();
    expect(")");
    return tree;
  };
  const named = (token: Token): RuleTree => {
    const word = token.text;
    const variable = VARIABLES.find((name) => name === word);
    if (variable) return { kind: "variable", name: variable };
    if (Object.hasOwn(CONSTANTS, word)) return { kind: "number", value: CONSTANTS[word]! };
    if (!Object.hasOwn(RULE_FUNCTIONS, word)) {
      throw new Fault({ kind: "unknown", at: token.at, found: word });
    }
    const name = word as RuleFunction;
    expect("(");
    const given = [sum()];
    while (isSign(",")) {
      take();
      given.push(sum());
    }
    const close = expect(")");
    if (given.length !== RULE_FUNCTIONS[name]) {
      throw new Fault({ kind: "arguments", at: close.at, found: name });
    }
    return { kind: "call", name, given };
  };
  return { rule };
}
