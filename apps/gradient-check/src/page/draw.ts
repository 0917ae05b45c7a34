import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { escapeHtml } from "./escape-html.js";

/** Pixels at which plots are drawn: small, so that letters stay readable on a phone. */
const WIDTH = 440;

/** A plot as inline SVG, with a name for those who do not see it. */
export function draw(label: string, options: Plot.PlotOptions): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = Plot.plot({
    width: WIDTH,
    height: 300,
    marginLeft: 52,
    marginBottom: 44,
    marginTop: 28,
    style: { fontSize: "13px", background: "none", overflow: "visible" },
    ...options,
    document,
  });
  const name = `<svg role="img" aria-label="${escapeHtml(label)}"`;
  return svg.outerHTML.replace("<svg", () => name);
}

/** A figure: the plot, what it shows, and the numbers behind it. */
export function figure(svg: string, caption: string, legend: string, table: string): string {
  return `<figure>
${legend}${svg}
<figcaption>${escapeHtml(caption)}</figcaption>
</figure>
<details><summary>The numbers</summary>
${table}
</details>`;
}
