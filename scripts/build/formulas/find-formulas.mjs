// Finds the formulas of a source file: the arrow functions of the one call whose last argument is `compiled`.
import { parseSync } from "oxc-parser";
import { constantOf } from "./expression.mjs";
import { FormulaError } from "./formula-error.mjs";
import { MATH_FUNCTIONS } from "./math-functions.mjs";

/** `elementwise` of @adjoint/matrix passes so many to a kernel. */
const MOST_SETTINGS = 8;
/** And `inPlace`, whose kernels have but two other parameters: a table, and how many rows it has. */
const MOST_IN_PLACE = 18;
/** And `broadcasting`, which passes strides of each and has no settings. */
const MOST_BROADCAST = 3;

/** Which parameters of a formula are matrices where the call does not say: the others are settings. */
const OPERANDS = {
  activation: (name, formulas) =>
    name === "forward" ? 1 : 2 + (formulas.get("forward")?.results.length ?? 1),
  elementLoss: () => 2,
  elementwise: (_name, _formulas, parameters) => parameters.length,
  broadcasting: (_name, _formulas, parameters) => parameters.length,
  inPlace: (_name, _formulas, parameters) => parameters.length,
};

/**
 * `[{ name, arrow, operands, settings, statements: [{ name, value }], results, broadcasts, inPlace, scope }]`, in
 * the order of the source; operands and settings are names; arrow, values and results are syntax trees.
 */
export function findFormulas(file, text) {
  const source = { file, text };
  const { program, errors } = parseSync(file, text, { preserveParens: false });
  if (errors.length > 0) {
    throw new FormulaError(source, errors[0].labels[0]?.start ?? 0, errors[0].message);
  }
  const outer = moduleScope(program, source);
  const call = findCall(program, source);
  const object = call.arguments.at(-2);
  if (object?.type !== "ObjectExpression") {
    throw new FormulaError(
      source,
      call.start,
      "before `compiled` stand the formulas: { name: (x) => ... }",
    );
  }
  const formulas = new Map();
  for (const property of object.properties) {
    if (property.type !== "Property" || property.computed || property.key.type !== "Identifier") {
      throw new FormulaError(
        source,
        property.start,
        "formulas are listed one by one: name: (x) => ...",
      );
    }
    const name = property.key.name;
    const { arrow, declared } = arrowOf(property.value, outer);
    formulas.set(name, readFormula(name, arrow, outer));
    const formula = formulas.get(name);
    const parameters = formula.operands;
    if (call.callee.name === "elementLoss") assertLoss(formula, arrow, outer);
    const count = declared ?? OPERANDS[call.callee.name](name, formulas, parameters);
    const inPlace = call.callee.name === "inPlace";
    const most = inPlace ? MOST_IN_PLACE : MOST_SETTINGS;
    if (parameters.length - count > most) {
      outer.fail(arrow, `a formula takes at most ${most} settings`);
    }
    const broadcasts = call.callee.name === "broadcasting";
    if (broadcasts) assertBroadcasts(formula, count, arrow, outer);
    if (inPlace && formula.results.length > count) {
      outer.fail(arrow, `in place of ${count} operands there is no room for more results`);
    }
    formulas.set(name, {
      ...formula,
      arrow,
      broadcasts,
      inPlace,
      operands: parameters.slice(0, count),
      settings: parameters.slice(count),
    });
  }
  if (call.callee.name === "activation") assertSameSettings(formulas, outer);
  return [...formulas.values()];
}

/** Loss and derivative are computed together. */
function assertLoss({ name, results }, arrow, scope) {
  if (name === "loss" && results.length === 2) return;
  scope.fail(arrow, "elementLoss has one formula, loss: (p, t) => [loss, derivative by p]");
}

/** Both formulas of an activation are called with all of its settings. */
function assertSameSettings(formulas, outer) {
  const [forward, backward] = ["forward", "backward"].map((name) => formulas.get(name));
  if (forward?.settings.length === backward?.settings.length) return;
  const names = forward?.settings.join(", ");
  outer.fail(
    (backward ?? forward).arrow,
    `backward takes dy, x, y, what forward keeps, and the settings of forward, read or not: ${names}`,
  );
}

function assertBroadcasts({ operands, results }, count, arrow, scope) {
  if (count !== operands.length || count > MOST_BROADCAST) {
    scope.fail(
      arrow,
      `a formula with broadcasting takes 1 to ${MOST_BROADCAST} operands, no settings`,
    );
  }
  if (results.length > 1) scope.fail(arrow, "a formula with broadcasting returns one number");
}

function findCall(program, source) {
  const calls = [];
  visit(program, (node) => {
    const last = node.type === "CallExpression" ? node.arguments.at(-1) : undefined;
    if (last?.type === "Identifier" && last.name === "compiled") calls.push(node);
  });
  const [call, second] = calls;
  if (call === undefined) {
    throw new FormulaError(
      source,
      0,
      "`compiled` is imported, and no call takes it as its last argument",
    );
  }
  if (second !== undefined) {
    throw new FormulaError(
      source,
      second.start,
      "a file has one call with `compiled`: move this one to a file of its own",
    );
  }
  if (!(call.callee.name in OPERANDS)) {
    const known = Object.keys(OPERANDS).join(" or ");
    throw new FormulaError(source, call.start, `\`compiled\` is for ${known}`);
  }
  return call;
}

function visit(node, enter) {
  if (typeof node?.type === "string") enter(node);
  for (const child of Object.values(node)) {
    if (child !== null && typeof child === "object") visit(child, enter);
  }
}

/**
 * A formula is an arrow function, or `{ operands: 4, formula: (w, g, m, v, rate) => ... }`; with
 * broadcasting, `operands` are names for errors.
 */
function arrowOf(value, scope) {
  if (value.type === "ArrowFunctionExpression") return { arrow: value };
  const part = (name) => value.properties?.find(({ key }) => key?.name === name)?.value;
  const [operands, arrow] = [part("operands"), part("formula")];
  const declared = operands?.type === "Literal" ? operands.value : operands?.elements?.length;
  if (declared !== undefined && arrow?.type === "ArrowFunctionExpression") {
    return { arrow, declared };
  }
  return scope.fail(
    value,
    "a formula is an arrow function, (x) => ..., or { operands: 2, formula: (x, y, setting) => ... }",
  );
}

function readFormula(name, arrow, outer) {
  if (arrow.async) outer.fail(arrow, "a formula is not async");
  const scope = formulaScope(outer);
  const operands = arrow.params.map((parameter) => {
    if (parameter.type !== "Identifier") {
      scope.fail(parameter, "a parameter of a formula is a name, without a default");
    }
    return scope.declare(parameter);
  });
  const statements = [];
  if (arrow.body.type !== "BlockStatement") {
    return { name, operands, statements, results: resultsOf(arrow.body, scope), scope };
  }
  const body = [...arrow.body.body];
  const last = body.pop();
  for (const statement of body) {
    if (statement.type !== "VariableDeclaration" || statement.kind !== "const") {
      scope.fail(statement, insteadOfStatement(statement));
    }
    for (const { id, init } of statement.declarations) {
      if (id.type !== "Identifier") scope.fail(id, "a const of a formula is a name: const y = ...");
      statements.push({ name: scope.declare(id), value: init });
    }
  }
  if (last?.type !== "ReturnStatement" || last.argument === null) {
    scope.fail(last ?? arrow.body, "a formula ends with: return y, or return [y, kept]");
  }
  return { name, operands, statements, results: resultsOf(last.argument, scope), scope };
}

function insteadOfStatement({ type }) {
  if (type === "IfStatement" || type === "SwitchStatement")
    return "choose with ?: in the place of statements";
  if (type === "VariableDeclaration") return "a value is given once: declare it with const";
  if (/^(For|While|DoWhile)/.test(type))
    return "a formula has no loops: write the terms one by one";
  if (type === "ReturnStatement") return "a formula returns once, at its end: choose with ?:";
  return "a formula has const declarations and a return, no other statements";
}

function resultsOf(node, scope) {
  if (node.type !== "ArrayExpression") return [node];
  if (node.elements.length === 0 || node.elements.includes(null)) {
    scope.fail(node, "a formula returns a number, or an array of numbers without gaps");
  }
  return node.elements;
}

/** The names at the top of the file that a formula may use. */
function moduleScope(program, source) {
  const fail = (node, message) => {
    throw new FormulaError(source, node.start, message);
  };
  const names = new Map();
  const scope = { kindOf: (name) => names.get(name), fail };
  for (const node of program.body) {
    if (node.type === "ImportDeclaration" && node.importKind !== "type") {
      for (const { imported, local } of node.specifiers) {
        if (node.source.value === "@adjoint/math" && imported !== undefined) {
          names.set(local.name, { math: imported.name });
        } else names.set(local.name, { other: local.name });
      }
    }
    const declaration = node.type === "ExportNamedDeclaration" ? node.declaration : node;
    if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const") continue;
    for (const { id, init } of declaration.declarations) {
      const value = init === null ? undefined : quietConstant(init, scope);
      if (value !== undefined) names.set(id.name, value);
    }
  }
  return scope;
}

/** A constant of the module that no formula uses may be anything. */
function quietConstant(node, scope) {
  return constantOf(node, { kindOf: scope.kindOf, fail: () => undefined });
}

/** Words of the languages that are printed: a formula's own names must be others. */
const TAKEN = new Set(
  "T v128 f32 f64 i32 i64 usize bool load store sizeof loadRemainder storeRemainder fround Math compiled".split(
    " ",
  ),
);

function formulaScope(outer) {
  const own = new Set();
  return {
    fail: outer.fail,
    kindOf: (name) => (own.has(name) ? "number" : outer.kindOf(name)),
    declare: (id) => {
      if (TAKEN.has(id.name) || MATH_FUNCTIONS.has(id.name) || id.name.includes("$")) {
        outer.fail(id, `${id.name} is a word of what is made of the formula: choose another name`);
      }
      if (own.has(id.name)) outer.fail(id, `${id.name} is declared twice`);
      own.add(id.name);
      return id.name;
    },
  };
}
