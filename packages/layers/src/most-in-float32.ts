/** 2^24: up to here float32 holds every whole number, and so every index. */
export const MOST_IN_FLOAT32 = 16_777_216;
