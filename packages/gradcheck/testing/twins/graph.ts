import type { Matrix } from "@adjoint/matrix";
import type { Op, Parameter } from "@adjoint/pass";
import { fromRows, rowsOf, withParameters } from "./tools.js";

/** A number that knows what it was made of, and its derivatives by that: reverse-mode differentiation. */
export interface Node {
  readonly value: number;
  readonly from: readonly (readonly [Node, number])[];
}

export type Row = readonly Node[];
export type Rows = readonly Row[];

/** Goes forward; where `mistake` is 0, what it gives has the right derivatives. */
export type Graph = (x: Rows, parameters: readonly Rows[], mistake: number) => Rows;

const made = (value: number, ...from: (readonly [Node, number])[]): Node => ({ value, from });

export const constant = (value: number): Node => made(value);
/** Held fast: nothing goes back through it. The mistake, where it is one. */
export const held = (a: Node): Node => constant(a.value);
export const heldIf = (mistaken: boolean, a: Node): Node => (mistaken ? held(a) : a);
/** What goes back through it is multiplied by a factor. */
export const backTimes = (factor: number, a: Node): Node => made(a.value, [a, factor]);

export const add = (a: Node, b: Node): Node => made(a.value + b.value, [a, 1], [b, 1]);
export const subtract = (a: Node, b: Node): Node => made(a.value - b.value, [a, 1], [b, -1]);
export const multiply = (a: Node, b: Node): Node =>
  made(a.value * b.value, [a, b.value], [b, a.value]);
export const divide = (a: Node, b: Node): Node =>
  made(a.value / b.value, [a, 1 / b.value], [b, -a.value / b.value ** 2]);
export const times = (factor: number, a: Node): Node => made(factor * a.value, [a, factor]);
export const plus = (term: number, a: Node): Node => made(a.value + term, [a, 1]);

const by = (f: (x: number) => number, derivative: (x: number, y: number) => number) => (a: Node) =>
  made(f(a.value), [a, derivative(a.value, f(a.value))]);
export const exp = by(Math.exp, (_, y) => y);
export const log = by(Math.log, (x) => 1 / x);
export const sqrt = by(Math.sqrt, (_, y) => 0.5 / y);
export const square = by(
  (x) => x * x,
  (x) => 2 * x,
);
export const tanh = by(Math.tanh, (_, y) => 1 - y * y);
export const sigmoid = by(
  (x) => 1 / (1 + Math.exp(-x)),
  (_, y) => y * (1 - y),
);
export const relu = by(
  (x) => Math.max(x, 0),
  (x) => (x > 0 ? 1 : 0),
);

export const sum = (row: Row): Node => row.reduce(add, constant(0));
export const mean = (row: Row): Node => times(1 / row.length, sum(row));
export const norm = (row: Row): Node => sqrt(sum(row.map(square)));
export const dot = (a: Row, b: Row): Node => sum(a.map((each, i) => multiply(each, b[i]!)));
export const distance = (a: Row, b: Row): Node => norm(a.map((each, i) => subtract(each, b[i]!)));
export const transposed = (m: Rows): Rows => m[0]!.map((_, j) => m.map((row) => row[j]!));
export const product = (a: Rows, b: Rows): Rows =>
  a.map((row) => transposed(b).map((column) => dot(row, column)));

/** The largest is taken off, which changes nothing: held or not, the derivatives are the same. */
export function logSumExp(row: Row): Node {
  const most = constant(Math.max(...row.map(({ value }) => value)));
  return add(log(sum(row.map((each) => exp(subtract(each, most))))), most);
}
export const softmax = (row: Row): Row => {
  const total = logSumExp(row);
  return row.map((each) => exp(subtract(each, total)));
};

/** A graph as an op, with parameters that its gradients are written to. */
export function graphOp(graph: Graph, mistake: number, parameters: readonly Parameter[]): Op {
  const lift = (m: Matrix): Rows => rowsOf(m).map((row) => row.map(constant));
  const op: Op = (x) => {
    const input = lift(x);
    const values = parameters.map(({ value }) => lift(value));
    const output = graph(input, values, mistake);
    return {
      output: fromRows(output.map((row) => row.map(({ value }) => value))),
      backward: (d) => {
        const gradients = gradientsOf(output.flat(), d.data);
        const of = (rows: Rows) => rows.map((row) => row.map((node) => gradients.get(node) ?? 0));
        parameters.forEach(({ gradient }, i) => {
          gradient.data.set(of(values[i]!).flat());
        });
        return fromRows(of(input));
      },
    };
  };
  return parameters.length === 0 ? op : withParameters(op, parameters);
}

function gradientsOf(outputs: Row, upstream: ArrayLike<number>): ReadonlyMap<Node, number> {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const [input] of node.from) visit(input);
    order.push(node);
  };
  outputs.forEach(visit);
  const gradients = new Map<Node, number>();
  const give = (node: Node, amount: number) => {
    gradients.set(node, (gradients.get(node) ?? 0) + amount);
  };
  outputs.forEach((node, k) => {
    give(node, upstream[k]!);
  });
  for (const node of order.reverse()) {
    for (const [input, derivative] of node.from) give(input, derivative * gradients.get(node)!);
  }
  return gradients;
}
