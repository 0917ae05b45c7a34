// The loops of kernels whose operands and results all have one shape: over the elements of one list of
// operands, and over a table of such lists.
import { indent, SINGLE, WHOLE } from "./loop-lines.mjs";

/** `{ text, numbers }`: the loop over the formula's `body`, and its parameters beside addresses and settings. */
export function flatLoop(printed) {
  return { text: elements(printed, "return"), numbers: ["$length"] };
}

/**
 * The same for a table in memory, whose every row is a length and the addresses of all operands: 32 bits
 * each. Results are written over operands.
 */
export function tableLoop({ operands, ...printed }) {
  const bytes = 4 * (1 + operands.length);
  const used = new Set([...printed.read.map((operand) => `${operand}$`), ...printed.targets]);
  const addresses = operands.flatMap((operand, k) =>
    used.has(`${operand}$`) ? [`const ${operand}$ = load<usize>($table, ${4 * (k + 1)});`] : [],
  );
  const text = `\
  for (; $rows != 0; $rows--) {
    const $length = load<usize>($table);
${indent(addresses, 4)}\
    $table += ${bytes};
${elements(printed, "continue").replaceAll(/^(?=.)/gm, "  ")}\
  }
`;
  return { text, numbers: ["$table", "$rows"] };
}

/** `leave` ends it where there are no elements. */
function elements({ read, body, targets, callsFunctions }, leave) {
  const loads = (load) => read.map((operand) => `const ${operand} = ${load(`${operand}$ + $at`)};`);
  const stores = (store) => targets.map((target, k) => store(`${target} + $at`, `$${k}`));
  const loop = (callsFunctions ? oneBody : twoBodies)({ loads, body, stores, leave });
  return `  const $bytes = $length * sizeof<T>();\n  let $at: usize = 0;\n${loop}`;
}

/** The loop of a formula of a few operations: it would spend its time in asking how much is left. */
function twoBodies({ loads, body, stores }) {
  const lines = ({ load, store }) => indent([...loads(load), ...body, ...stores(store)], 4);
  return `\
  for (const $whole = $bytes & ~15; $at < $whole; $at += 16) {
${lines(WHOLE)}\
  }
  for (; $at < $bytes; $at += sizeof<T>()) {
${lines(SINGLE)}\
  }
`;
}

/** The loop of a formula that calls functions: each of its bodies would hold all of them. */
function oneBody({ loads, body, stores, leave }) {
  const load = (at) => `$full ? ${WHOLE.load(at)} : ${SINGLE.load(at)}`;
  return `\
  if ($bytes == 0) ${leave};
  // Tested at its end: only then does V8 keep the constants of the loop's body in registers.
  do {
    const $full = $bytes - $at >= 16;
${indent([...loads(load), ...body], 4)}\
    if ($full) {
${indent(stores(WHOLE.store), 6)}\
    } else {
${indent(stores(SINGLE.store), 6)}\
    }
    $at += $full ? 16 : sizeof<T>();
  } while ($at < $bytes);
`;
}
