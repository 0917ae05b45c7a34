// What the loops of kernels are made of.

/** A whole vector. */
export const WHOLE = {
  load: (at) => `v128.load(${at})`,
  store: (at, value) => `v128.store(${at}, ${value});`,
};

/** A single element: one lane is stored, the others are computed in vain. */
export const SINGLE = {
  load: (at) => `v128.load_splat<T>(${at})`,
  store: (at, value) => `v128.store_lane<T>(${at}, ${value}, 0);`,
};

export const indent = (lines, by) => lines.map((line) => `${" ".repeat(by)}${line}\n`).join("");
