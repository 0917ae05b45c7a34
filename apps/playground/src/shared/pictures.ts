/** The properties that a picture takes along from the style of the page. */
const PROPERTIES = [
  "color",
  "fill",
  "fill-opacity",
  "opacity",
  "paint-order",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "vector-effect",
];
const SVG = "http://www.w3.org/2000/svg";

/** A drawing of the page as a file of its own: its style is in it. */
export function svgOf(drawing: SVGSVGElement, title: string, background?: string): string {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, i) => {
    const style = getComputedStyle(originals[i]!);
    element.removeAttribute("class");
    for (const property of PROPERTIES) {
      element.style.setProperty(property, style.getPropertyValue(property));
    }
  });
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("class");
  copy.removeAttribute("aria-hidden");
  if (background) copy.style.setProperty("background", background);
  const name = document.createElementNS(SVG, "title");
  name.textContent = title;
  copy.prepend(name);
  return new XMLSerializer().serializeToString(copy);
}

/** All canvases and drawings in an element, one over the other as they are shown, so many times as large. */
export async function pngOf(
  element: Element,
  background: string,
  enlargement: number,
): Promise<Blob> {
  const box = element.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * enlargement);
  canvas.height = Math.round(box.height * enlargement);
  const context = canvas.getContext("2d")!;
  context.scale(enlargement, enlargement);
  context.fillStyle = background;
  context.fillRect(0, 0, box.width, box.height);
  for (const part of element.querySelectorAll<HTMLCanvasElement | SVGSVGElement>("canvas, svg")) {
    const { left, top, width, height } = part.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    const picture = part instanceof HTMLCanvasElement ? part : await imageOf(svgOf(part, ""));
    context.imageSmoothingEnabled = getComputedStyle(part).imageRendering !== "pixelated";
    context.drawImage(picture, left - box.left, top - box.top, width, height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

async function imageOf(text: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
