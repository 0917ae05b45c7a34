// The loop of a kernel whose operands and results all have one shape: a single row of elements.
import { indent, SINGLE, WHOLE } from "./loop-lines.mjs";

/** `{ text, numbers }`: the loop over the formula's `body`, and its parameters beside addresses and settings. */
export function flatLoop({ read, body, targets, callsFunctions }) {
  const loads = (load) => read.map((operand) => `const ${operand} = ${load(`${operand}$ + $at`)};`);
  const stores = (store) => targets.map((target, k) => store(`${target} + $at`, `$${k}`));
  const loop = (callsFunctions ? oneBody : twoBodies)({ loads, body, stores });
  const text = `  const $bytes = $length * sizeof<T>();\n  let $at: usize = 0;\n${loop}`;
  return { text, numbers: ["$length"] };
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
function oneBody({ loads, body, stores }) {
  const load = (at) => `$full ? ${WHOLE.load(at)} : ${SINGLE.load(at)}`;
  return `\
  if ($bytes == 0) return;
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
