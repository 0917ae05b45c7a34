import { useState } from "preact/hooks";
import { TEXTS } from "../../../texts/laboratory.js";
import { digits } from "../../../texts/numbers.js";
import type { Frame } from "../../protocol.js";

/** All weights as numbers, made only while someone looks at them. */
export function WeightsTable({ frame }: { readonly frame: Frame }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="weights" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{TEXTS.weightsTable}</summary>
      {isOpen && frame.weights.map((_, layer) => <LayerTable frame={frame} layer={layer} />)}
    </details>
  );
}

function LayerTable({ frame, layer }: { readonly frame: Frame; readonly layer: number }) {
  const { sizes, weights, biases } = frame;
  const [inputs, units] = [sizes[layer]!, sizes[layer + 1]!];
  const rows = Array.from({ length: inputs }, (_, i) =>
    weights[layer]!.subarray(i * units, (i + 1) * units),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div class="scrolls" tabIndex={0}>
      <table>
        <caption>{layer + 2 === sizes.length ? TEXTS.outputLayer : TEXTS.layer(layer + 1)}</caption>
        <thead>
          <tr>
            <td />
            {Array.from({ length: units }, (_, j) => (
              <th scope="col">{j + 1}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <NumbersRow name={layer === 0 ? TEXTS.inputName(i) : String(i + 1)} values={row} />
          ))}
          <NumbersRow name={TEXTS.bias} values={biases[layer]!} />
        </tbody>
      </table>
    </div>
  );
}

function NumbersRow({ name, values }: { readonly name: string; readonly values: Float32Array }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {Array.from(values, (value) => (
        <td>{digits(value)}</td>
      ))}
    </tr>
  );
}
