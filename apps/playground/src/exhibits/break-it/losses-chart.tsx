import { linear, linePath } from "../../page/charts/scale.js";
import { BREAK_TEXTS, digits } from "../../texts.js";

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
}: {
  readonly healthy: readonly number[];
  readonly broken: readonly number[];
}) {
  const most = CUT * healthy[0]!;
  const x = linear([0, healthy.length - 1], [0, WIDTH]);
  const y = linear([0, most], [HEIGHT, 4]);
  const path = (losses: readonly number[]) =>
    linePath(
      losses.map((_, i) => x(i)),
      losses.map((loss) => y(Math.min(loss, most))),
    );
  const stride = Math.ceil(healthy.length / ROWS);
  const rows = healthy.map((_, i) => i).filter((i) => i % stride === 0);
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
        <li class="claimed">{BREAK_TEXTS.healthy}</li>
        <li class="measured">{BREAK_TEXTS.broken}</li>
      </ul>
      <details>
        <summary>{BREAK_TEXTS.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{BREAK_TEXTS.step}</th>
              <th scope="col">{BREAK_TEXTS.healthy}</th>
              <th scope="col">{BREAK_TEXTS.broken}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((i) => (
              <tr>
                <td>{i}</td>
                <td>{digits(healthy[i]!)}</td>
                <td>{digits(broken[i]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
