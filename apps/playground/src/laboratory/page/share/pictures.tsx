import { download } from "../../../shared/download.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { DIGITS } from "../../settings/lab-settings.js";
import type { PageState } from "../state.js";

/** So many times as large as on the screen. */
const ENLARGEMENT = 3;

/** Pictures of what is shown, as it is shown. */
export function Pictures({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  const name = (of: string) => `adjoint-${of}-step-${frame?.step ?? 0}`;
  const background = () => getComputedStyle(document.documentElement).backgroundColor;
  const png = async (selector: string, of: string) => {
    const { pngOf } = await import("../../../shared/pictures.js");
    const element = document.querySelector(selector);
    if (!element) return;
    download(`${name(of)}.png`, await pngOf(element, background(), ENLARGEMENT), "image/png");
  };
  const svg = async (of: "loss" | "accuracy") => {
    const { svgOf } = await import("../../../shared/pictures.js");
    const drawing = document.querySelector<SVGSVGElement>(`.curve.${of} .surface svg`);
    if (!drawing) return;
    const text = svgOf(drawing, TEXTS.curvePictureTitles[of], background());
    download(`${name(of)}.svg`, text, "image/svg+xml");
  };
  const button = (text: string, take: () => Promise<void>) => (
    <button type="button" onClick={take}>
      {text}
    </button>
  );
  return (
    <div class="share-buttons">
      {state.settings.value.data !== DIGITS &&
        button(TEXTS.planePicture, () => png(".output .plane", "plane"))}
      {button(TEXTS.networkPicture, () => png(".diagram", "network"))}
      {frame?.bend && button(TEXTS.bendPicture, () => png(".bend-picture", "bent-plane"))}
      {button(TEXTS.curvePicture, () => svg("loss"))}
      {button(TEXTS.accuracyPicture, () => svg("accuracy"))}
    </div>
  );
}
