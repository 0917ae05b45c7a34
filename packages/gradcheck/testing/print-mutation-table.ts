import { forwardsLine } from "./forwards.js";
import { mutationTable } from "./mutation-table.js";
import { isAsExpected, twinsLimits, twinsTable } from "./twins/table.js";

const SEEDS = 10;

const table = twinsTable((twins, side, check, mode) => {
  for (let seed = 0; seed < SEEDS; seed++) {
    const { verdict } = check(seed, mode);
    if (isAsExpected(twins, side, mode, verdict)) continue;
    process.stderr.write(`${twins.name}, ${side}, ${mode}, seed ${seed}: ${verdict}\n`);
    return false;
  }
  return true;
});
process.stdout.write(`${table}\n${twinsLimits()}\n${forwardsLine()}\n${mutationTable()}`);
