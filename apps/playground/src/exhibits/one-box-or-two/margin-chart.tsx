import { linear, linePath } from "../../page/charts/scale.js";
import { BOX_TEXTS, digits } from "../../texts.js";
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
  const stride = (margins.length - 1) / (ROWS - 1);
  const rows = margins.map((_, i) => i).filter((i) => i % stride === 0);
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
      <details>
        <summary>{BOX_TEXTS.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{BOX_TEXTS.margin}</th>
              <th scope="col">{BOX_TEXTS.twoBoxes}</th>
              <th scope="col">{BOX_TEXTS.oneBox}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((i) => (
              <tr>
                <td>{margins[i]}</td>
                <td>{digits(separate[i]!)}</td>
                <td>{digits(fused[i]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
