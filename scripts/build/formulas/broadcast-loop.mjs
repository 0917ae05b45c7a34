// The loop of a kernel with NumPy's broadcasting: rows of columns. An operand that is repeated down the
// rows has 0 bytes from row to row (`a$row`). Along a row it lies side by side (`a$along` is ~0), or is a
// single element, repeated (0).
import { indent, SINGLE, WHOLE } from "./loop-lines.mjs";

/** With more operands, a body for each way of repeating them would be too many. */
const MOST_WITH_BODIES = 2;

/** `{ text, numbers }`: the loop over the formula's `body`, and its parameters beside addresses. */
export function broadcastLoop({ read, body, targets, callsFunctions }) {
  const [target] = targets;
  const printed = { read, body, target };
  const bodies = read.length > MOST_WITH_BODIES ? alongOrNot(printed) : eachWay(printed);
  const text = `\
  const $bytes = $columns * sizeof<T>();
${callsFunctions ? "" : "  const $whole = $bytes & ~15;\n"}\
  for (; $rows != 0; $rows--) {
    let $at: usize = 0;
${callsFunctions ? oneBody(printed) : bodies + singles(printed)}\
${indent(
  read.map((operand) => `${operand}$ += ${operand}$row;`),
  4,
)}\
    ${target} += $bytes;
  }
`;
  const strides = read.flatMap((operand) => [`${operand}$row`, `${operand}$along`]);
  return { text, numbers: ["$rows", "$columns", ...strides] };
}

const along = (operand) => `const ${operand} = ${WHOLE.load(`${operand}$ + $at`)};`;
const repeated = (operand) => `const ${operand} = ${SINGLE.load(`${operand}$`)};`;

/** A loop over whole vectors; what is repeated is loaded before it. */
function vectors(loads, { body, target }, before = []) {
  const lines = [...loads, ...body, WHOLE.store(`${target} + $at`, "$0")];
  return `${indent(before, 6)}\
      for (; $at < $whole; $at += 16) {
${indent(lines, 8)}\
      }
`;
}

/** A body for each choice of operands that lie along the row: the most first, none not at all. */
function eachWay(printed) {
  const { read } = printed;
  const choices = Array.from({ length: 2 ** read.length - 1 }, (_, skipped) =>
    read.map((_, k) => (skipped & (1 << k)) === 0),
  );
  const arms = choices.map((choice) => {
    const chosen = read.filter((_, k) => choice[k]);
    const others = read.filter((_, k) => !choice[k]);
    const test = chosen.map((operand) => `${operand}$along`).join(" & ");
    return `if (${test}) {\n${vectors(chosen.map(along), printed, others.map(repeated))}    }`;
  });
  return arms.length === 0 ? "" : `    ${arms.join(" else ")}\n`;
}

/** A body for operands that all lie along the row, and one that asks of each. */
function alongOrNot(printed) {
  const { read } = printed;
  const either = read.map(
    (operand) =>
      `const ${operand} = ${operand}$along ? ${WHOLE.load(`${operand}$ + $at`)} : ${SINGLE.load(`${operand}$`)};`,
  );
  return `\
    if (${read.map((operand) => `${operand}$along`).join(" & ")}) {
${vectors(read.map(along), printed)}\
    } else {
${vectors(either, printed)}\
    }
`;
}

const single = (operand) => SINGLE.load(`${operand}$ + ($at & ${operand}$along)`);

/** What is left of a row, element by element. */
function singles({ read, body, target }) {
  const loads = read.map((operand) => `const ${operand} = ${single(operand)};`);
  return `\
    for (; $at < $bytes; $at += sizeof<T>()) {
${indent([...loads, ...body, SINGLE.store(`${target} + $at`, "$0")], 6)}\
    }
`;
}

/** The row of a formula that calls functions: each of its bodies would hold all of them. */
function oneBody({ read, body, target }) {
  const loads = read.map(
    (operand) =>
      `const ${operand} = $full && ${operand}$along ? ${WHOLE.load(`${operand}$ + $at`)} : ${single(operand)};`,
  );
  return `\
    while ($at < $bytes) {
      const $full = $bytes - $at >= 16;
${indent([...loads, ...body], 6)}\
      if ($full) ${WHOLE.store(`${target} + $at`, "$0")}
      else ${SINGLE.store(`${target} + $at`, "$0")}
      $at += $full ? 16 : sizeof<T>();
    }
`;
}
