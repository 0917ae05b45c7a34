// One picture: a function and its derivative over an interval, as SVG. Its colours are of a middle
// lightness, so that they are legible on white and on black: a picture in a page does not know which it is.

const WIDTH = 360;
const HEIGHT = 270;
const MARGIN = { left: 30, right: 14, top: 58, bottom: 24 };
const TEXT = "#777";
const GRID = "#7776";
const Y = "#2f81f7";
const SLOPE = "#db6d28";
/** Neighbouring points whose slopes differ by more lie on two sides of a kink. */
const JUMP = 0.15;
const LINE_LENGTH = 56;

/** `points` is a list of `{ x, y, slope }`; `formula` is text, `labels` are what y and slope are called. */
export function drawCurve({ name, formula, points, labels = ["y", "dy/dx"] }) {
  const scale = scaleOf(points);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title formula" font-family="system-ui, sans-serif" font-size="11" fill="${TEXT}">
<title id="title">${escapeXml(name)} and its derivative</title>
<text x="${MARGIN.left}" y="16" font-size="${name.length > 22 ? 11 : 14}" font-weight="600">${escapeXml(name)}</text>
${legend(labels)}
<g id="formula">
${linesOf(formula)
  .map((line, k) => `<text x="${MARGIN.left}" y="${33 + 14 * k}">${escapeXml(line)}</text>`)
  .join("\n")}
</g>
${axes(scale)}
${path(sections(points, "y", scale), `stroke="${Y}"`)}
${path(sections(points, "slope", scale), `stroke="${SLOPE}" stroke-dasharray="5 3.5"`)}
</svg>
`;
}

function scaleOf(points) {
  const values = points.flatMap(({ y, slope }) => [y, slope]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [left, right] = [points[0].x, points.at(-1).x];
  const room = 0.06 * (high - low);
  const [bottom, top] = [low - room, high + room];
  const across = (WIDTH - MARGIN.left - MARGIN.right) / (right - left);
  const down = (HEIGHT - MARGIN.top - MARGIN.bottom) / (top - bottom);
  return {
    left,
    right,
    bottom,
    top,
    x: (x) => MARGIN.left + across * (x - left),
    y: (y) => MARGIN.top + down * (top - y),
  };
}

function legend([y, slope]) {
  const sample = (x, colour, dashes) =>
    `<path d="M${x} 12h22" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`;
  return `${sample(226, Y, "")}<text x="253" y="16">${y}</text>
${sample(276, SLOPE, ' stroke-dasharray="5 3.5"')}<text x="303" y="16">${slope}</text>`;
}

/** Lines at whole numbers, every one of them or every second; those through 0 are stronger. */
function axes({ left, right, bottom, top, x, y }) {
  const lines = [];
  const [leftmost, rightmost] = [x(left), x(right)].map(short);
  const [lowest, highest] = [y(bottom), y(top)].map(short);
  const stroke = (value) => (value === 0 ? ` stroke="${TEXT}"` : "");
  for (const at of ticks(left, right)) {
    const place = short(x(at));
    lines.push(`<path d="M${place} ${highest}V${lowest}"${stroke(at)}/>`);
    lines.push(
      `<text x="${place}" y="${HEIGHT - 8}" text-anchor="middle" stroke="none">${label(at)}</text>`,
    );
  }
  for (const at of ticks(bottom, top)) {
    const place = short(y(at));
    lines.push(`<path d="M${leftmost} ${place}H${rightmost}"${stroke(at)}/>`);
    lines.push(
      `<text x="${MARGIN.left - 6}" y="${short(y(at) + 4)}" text-anchor="end" stroke="none">${label(at)}</text>`,
    );
  }
  return `<g stroke="${GRID}" fill="${TEXT}" stroke-width="1">\n${lines.join("\n")}\n</g>`;
}

function ticks(low, high) {
  const step = [0.5, 1, 2].find((each) => (high - low) / each <= 7) ?? 4;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step || 0);
}

/** A minus sign is wider than a hyphen. */
const label = (value) => String(value).replace("-", "−");

/** Paths between the kinks, in pixels: a slope that jumps has no value between. */
function sections(points, key, { x, y }) {
  const found = [[]];
  points.forEach((point, k) => {
    const before = points[k - 1];
    if (before !== undefined && Math.abs(point[key] - before[key]) > JUMP) found.push([]);
    found.at(-1).push([x(point.x), y(point[key])]);
  });
  return found.map(withoutStraight);
}

/** Leaves out what lies, to a twentieth of a pixel, on a line between two points that are kept. */
function withoutStraight(section) {
  const kept = [section[0]];
  let from = 0;
  for (let to = 2; to < section.length; to++) {
    if (isStraight(section, from, to)) continue;
    from = to - 1;
    kept.push(section[from]);
  }
  return section.length > 1 ? [...kept, section.at(-1)] : kept;
}

function isStraight(section, from, to) {
  const [[x0, y0], [x1, y1]] = [section[from], section[to]];
  const isNear = ([x, y]) => Math.abs(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) - y) < 0.05;
  return section.slice(from + 1, to).every(isNear);
}

function path(all, attributes) {
  const d = all.map(
    (section) => `M${section.map((point) => point.map(short).join(" ")).join("L")}`,
  );
  return `<path d="${d.join("")}" fill="none" stroke-width="2" stroke-linejoin="round" ${attributes}/>`;
}

const short = (value) => String(Math.round(10 * value) / 10);

function linesOf(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > LINE_LENGTH) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

const escapeXml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
