import { linear, linePath } from "../../shared/scale.js";
import { someOf, TableBehind } from "../../shared/table-behind.js";
import { digits } from "../../texts/numbers.js";
import { BOX_TEXTS } from "../../texts/one-box-or-two.js";
import { SITE_TEXTS } from "../../texts/site.js";
import type { MarginCurve } from "./protocol.js";

const WIDTH = 340;
const HEIGHT = 150;
/** Rows of the table behind it. */
const ROWS = 19;

/** A quantity of both ways against the margin, with a line where the logits are now. */
export function MarginChart({
  name,
  curve: { margins },
  separate,
  fused,
  now,
}: {
  readonly name: string;
  readonly curve: MarginCurve;
  readonly separate: readonly number[];
  readonly fused: readonly number[];
  readonly now: number;
}) {
  const reach = margins.at(-1)!;
  const x = linear([-reach, reach], [0, WIDTH]);
  const y = linear([Math.min(...fused), Math.max(...fused)], [HEIGHT - 4, 4]);
  const xs = margins.map(x);
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={BOX_TEXTS.chartLabel(name)}
      >
        <path class="line training" d={linePath(xs, fused.map(y))} />
        <path class="line test" d={linePath(xs, separate.map(y))} />
        {Math.abs(now) <= reach && <path class="cursor" d={`M${x(now)} 0V${HEIGHT}`} />}
      </svg>
      <p class="axis">
        <span>{-reach}</span>
        <span>{BOX_TEXTS.margin}</span>
        <span>{reach}</span>
      </p>
      <TableBehind
        summary={SITE_TEXTS.asTable}
        head={[BOX_TEXTS.margin, BOX_TEXTS.twoBoxes, BOX_TEXTS.oneBox]}
        rows={someOf(margins.length, ROWS).map((i) => [
          margins[i]!,
          digits(separate[i]!),
          digits(fused[i]!),
        ])}
      />
    </figure>
  );
}
