import { WAY_LABELS, type WayName } from "../comparison/ways.js";
import { escapeHtml } from "./escape-html.js";

interface Style {
  /** Set for light and for dark pages in the style sheet. */
  readonly color: string;
  /** Tells the ways apart without colours. */
  readonly symbol: "circle" | "square" | "triangle" | "diamond" | "star";
  readonly dash: string;
}

/** How each way is drawn. */
export const WAY_STYLES: Readonly<Record<WayName, Style>> = {
  fused: { color: "var(--fused)", symbol: "circle", dash: "none" },
  jacobian: { color: "var(--jacobian)", symbol: "square", dash: "6 3" },
  vectorised: { color: "var(--vectorised)", symbol: "triangle", dash: "2 3" },
  unclipped: { color: "var(--unclipped)", symbol: "diamond", dash: "8 3 2 3" },
  numerical: { color: "var(--numerical)", symbol: "star", dash: "1 4" },
};

const MARKS = { circle: "●", square: "■", triangle: "▲", diamond: "◆", star: "★" } as const;

/** Which mark is which way. */
export function legendOf(ways: readonly WayName[]): string {
  const items = ways.map((way) => {
    const { color, symbol } = WAY_STYLES[way];
    const mark = `<span aria-hidden="true" style="color:${color}">${MARKS[symbol]}</span>`;
    return `<li>${mark} ${escapeHtml(WAY_LABELS[way])}</li>`;
  });
  return `<ul class="legend">${items.join("")}</ul>\n`;
}
