/** Why a target is missed, by its name in targets.ts: what a profile showed. Written by hand. */
export const EXPLANATIONS: Readonly<Record<string, string>> = {};
