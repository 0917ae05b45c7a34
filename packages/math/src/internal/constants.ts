/** ln 2 in two parts: the first has 32 bits, so that its product with a small integer is exact. */
export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;
/** Adding it and taking it away again rounds to the nearest integer. */
export const MAGIC = 6755399441055744;

/** The same for float32; here the first part of ln 2 has 9 bits. */
export const LN2_HIGH_FLOAT32 = 0.693359375;
export const LN2_LOW_FLOAT32 = /* @__PURE__ */ Math.fround(-2.1219444e-4);
export const MAGIC_FLOAT32 = 12582912;
export const LOG2_E_FLOAT32 = /* @__PURE__ */ Math.fround(Math.LOG2E);
