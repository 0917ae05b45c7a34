import { download } from "../../../shared/download.js";
import { TEXTS } from "../../../texts/laboratory.js";
import type { PageState } from "../state.js";

/** So many times as large as on the screen. */
const ENLARGEMENT = 3;

/** Pictures of what is shown, as it is shown. */
export function Pictures({ state }: { readonly state: PageState }) {
  const name = (of: string) => `adjoint-${of}-step-${state.frame.value?.step ?? 0}`;
  const background = () => getComputedStyle(document.documentElement).backgroundColor;
  const png = async (selector: string, of: string) => {
    const { pngOf } = await import("../../../shared/pictures.js");
    const picture = await pngOf(document.querySelector(selector)!, background(), ENLARGEMENT);
    download(`${name(of)}.png`, picture, "image/png");
  };
  const svg = async (selector: string, of: string, title: string) => {
    const { svgOf } = await import("../../../shared/pictures.js");
    const text = svgOf(document.querySelector<SVGSVGElement>(selector)!, title, background());
    download(`${name(of)}.svg`, text, "image/svg+xml");
  };
  return (
    <div class="share-buttons">
      <button type="button" onClick={() => png(".output .plane", "plane")}>
        {TEXTS.planePicture}
      </button>
      <button type="button" onClick={() => png(".diagram", "network")}>
        {TEXTS.networkPicture}
      </button>
      <button
        type="button"
        onClick={() => svg(".curve.loss .surface svg", "loss", TEXTS.curvePictureTitle)}
      >
        {TEXTS.curvePicture}
      </button>
    </div>
  );
}
