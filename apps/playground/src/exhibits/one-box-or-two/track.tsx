import { digits } from "../../texts/numbers.js";
import { BOX_TEXTS } from "../../texts/one-box-or-two.js";
import { SITE_TEXTS } from "../../texts/site.js";
import { CLIP, type Findings } from "./findings.js";

interface Props {
  readonly kind: "separate" | "fused";
  readonly findings: Findings;
  readonly label: number;
}

/** One of the two ways: forward from left to right, backward below it. */
export function Track({ kind, findings, label }: Props) {
  const classes = findings.probabilities.length;
  const isDead = kind === "separate" && findings.isClipped;
  return (
    <section class={isDead ? "panel track dead" : "panel track"} aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{BOX_TEXTS.tracks[kind]}</h2>
      {kind === "separate" ? (
        <SeparateSteps findings={findings} label={label} />
      ) : (
        <FusedSteps findings={findings} label={label} />
      )}
      <p class="hint">
        {kind === "separate"
          ? BOX_TEXTS.separateCount(2 * classes * classes)
          : BOX_TEXTS.fusedCount(classes)}
      </p>
    </section>
  );
}

function SeparateSteps({ findings, label }: Omit<Props, "kind">) {
  const { probabilities, isClipped, separate } = findings;
  return (
    <ol class="steps">
      <Step name={BOX_TEXTS.softmax} formula="p = exp(z) / Σ exp(z)">
        <Row values={probabilities} marked={label} />
      </Step>
      <Step name={BOX_TEXTS.crossEntropy} formula={`l = -ln clip(p, ${CLIP}, 1 - ${CLIP})`}>
        <p class="number">{digits(separate.loss)}</p>
        {isClipped && <p class="clip">{BOX_TEXTS.isClipped}</p>}
      </Step>
      <Step name={BOX_TEXTS.backCrossEntropy} formula="dp = -t / p">
        <Row values={separate.dp} marked={label} />
      </Step>
      <Step name={BOX_TEXTS.backSoftmax} formula="dz = J dp, J[i, j] = p[i] (δ[i, j] - p[j])">
        <table class="jacobian">
          <caption class="hidden">{BOX_TEXTS.jacobian}</caption>
          <tbody>
            {separate.jacobian.map((row) => (
              <tr>
                {row.map((value) => (
                  <td>{digits(value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Row values={separate.gradient} marked={label} />
      </Step>
    </ol>
  );
}

function FusedSteps({ findings: { fused }, label }: Omit<Props, "kind">) {
  return (
    <ol class="steps">
      <Step name={BOX_TEXTS.both} formula="l = ln Σ exp(z - z[t])">
        <p class="number">{digits(fused.loss)}</p>
      </Step>
      <Step name={BOX_TEXTS.backBoth} formula="dz = p - t">
        <Row values={fused.gradient} marked={label} />
      </Step>
    </ol>
  );
}

function Step({
  name,
  formula,
  children,
}: {
  readonly name: string;
  readonly formula: string;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <li>
      <h3>{name}</h3>
      <code>{formula}</code>
      {children}
    </li>
  );
}

/** A number for each class, with all its digits for those who point at it. */
function Row({ values, marked }: { readonly values: readonly number[]; readonly marked: number }) {
  return (
    <table class="row">
      <thead>
        <tr>
          {values.map((_, i) => (
            <th scope="col">{SITE_TEXTS.className(i)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {values.map((value, i) => (
            <td class={i === marked ? "correct" : ""} title={String(value)}>
              {digits(value)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
