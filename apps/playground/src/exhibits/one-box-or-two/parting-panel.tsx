import type { Signal } from "@preact/signals";
import { linear, linePath } from "../../shared/scale.js";
import { someOf, TableBehind } from "../../shared/table-behind.js";
import { count, digits } from "../../texts/numbers.js";
import { BOX_TEXTS } from "../../texts/one-box-or-two.js";
import { SITE_TEXTS } from "../../texts/site.js";
import type { Parting } from "./part.js";

const WIDTH = 700;
const HEIGHT = 150;
/** Rows of the table behind the chart. */
const ROWS = 20;

/** Trains both ways from the same bits, and shows how far apart their weights are after each step. */
export function PartingPanel({
  parting,
  onTrain,
}: {
  readonly parting: Signal<Parting | undefined>;
  readonly onTrain: () => void;
}) {
  const found = parting.value;
  return (
    <section class="panel" aria-labelledby="parting-title">
      <h2 id="parting-title">{BOX_TEXTS.partingTitle}</h2>
      <p class="lead">{BOX_TEXTS.partingLead}</p>
      <button type="button" class="main" onClick={onTrain}>
        {BOX_TEXTS.trainBoth}
      </button>
      <p role="status">{found && wordsOf(found)}</p>
      {found && <Chart found={found} />}
    </section>
  );
}

function wordsOf({ partedAt, ulps, separateLoss, fusedLoss }: Parting): string {
  const last = ulps.length - 1;
  if (partedAt === undefined) return BOX_TEXTS.neverParted(count.format(last));
  return BOX_TEXTS.parted(
    count.format(partedAt),
    ulps[partedAt]!,
    count.format(last),
    count.format(ulps[last]!),
    digits(separateLoss.at(-1)!),
    digits(fusedLoss.at(-1)!),
  );
}

/** The distance on a scale of powers of ten: where both have the same bits, there is no line. */
function Chart({ found: { ulps, separateLoss, fusedLoss } }: { readonly found: Parting }) {
  const logs = ulps.map((each) => (each > 0 ? Math.log10(each) : Number.NaN));
  const most = Math.max(1, ...logs.filter(Number.isFinite));
  const x = linear([0, ulps.length - 1], [0, WIDTH]);
  const y = linear([0, most], [HEIGHT - 4, 4]);
  return (
    <figure>
      <figcaption>{BOX_TEXTS.partingAxis(count.format(10 ** Math.round(most)))}</figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={BOX_TEXTS.partingLabel}
      >
        <path
          class="line training"
          d={linePath(
            ulps.map((_, i) => x(i)),
            logs.map(y),
          )}
        />
      </svg>
      <p class="axis">
        <span>0</span>
        <span>{BOX_TEXTS.stepColumn}</span>
        <span>{ulps.length - 1}</span>
      </p>
      <TableBehind
        summary={SITE_TEXTS.asTable}
        head={[
          BOX_TEXTS.stepColumn,
          BOX_TEXTS.ulpsColumn,
          `${BOX_TEXTS.loss}, ${BOX_TEXTS.twoBoxes}`,
          `${BOX_TEXTS.loss}, ${BOX_TEXTS.oneBox}`,
        ]}
        // Step i begins with these losses.
        rows={someOf(separateLoss.length, ROWS).map((i) => [
          i,
          count.format(ulps[i]!),
          digits(separateLoss[i]!),
          digits(fusedLoss[i]!),
        ])}
      />
    </figure>
  );
}
