import { linear, linePath } from "../../shared/scale.js";
import { someOf, TableBehind } from "../../shared/table-behind.js";
import { BREAK_TEXTS } from "../../texts/break-it.js";
import { digits } from "../../texts/numbers.js";
import { SITE_TEXTS } from "../../texts/site.js";

const WIDTH = 700;
const HEIGHT = 180;
/** A loss that grows beyond the first one so many times is cut off. */
const CUT = 1.4;
/** Rows of the table behind the chart. */
const ROWS = 20;

/** The losses of both trainings over the steps. */
export function LossesChart({
  healthy,
  broken,
  shown,
}: {
  readonly healthy: readonly number[];
  readonly broken: readonly number[];
  /** Steps that are shown. */
  readonly shown: number;
}) {
  const most = CUT * healthy[0]!;
  const x = linear([0, healthy.length - 1], [0, WIDTH]);
  const y = linear([0, most], [HEIGHT, 4]);
  const path = (losses: readonly number[]) =>
    linePath(
      losses.slice(0, shown).map((_, i) => x(i)),
      losses.slice(0, shown).map((loss) => y(Math.min(loss, most))),
    );
  return (
    <figure>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={BREAK_TEXTS.chartLabel}
      >
        <path class="line training" d={path(healthy)} />
        <path class="line test" d={path(broken)} />
      </svg>
      <ul class="legend">
        <li class="solid">{BREAK_TEXTS.healthy}</li>
        <li class="dashed">{BREAK_TEXTS.broken}</li>
      </ul>
      <TableBehind
        summary={SITE_TEXTS.asTable}
        head={[BREAK_TEXTS.step, BREAK_TEXTS.healthy, BREAK_TEXTS.broken]}
        rows={someOf(shown, ROWS).map((i) => [i, digits(healthy[i]!), digits(broken[i]!)])}
      />
    </figure>
  );
}
