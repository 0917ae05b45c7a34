import type { Signal } from "@preact/signals";
import { AddressNotice } from "../../shared/address-notice.js";
import type { FieldFault } from "../../shared/read-fields.js";
import { SiteFooter } from "../../shared/site-footer.js";
import { SiteHeader } from "../../shared/site-header.js";
import { WAY_TEXTS } from "../../texts/way-back.js";
import { Cards } from "./cards.js";
import { explain } from "./explain.js";
import { Explained } from "./explained.js";
import { NetworkChoices } from "./network-choices.js";
import type { Cell, Trace, WayBackRequest } from "./protocol.js";
import { Scrubber } from "./scrubber.js";
import { isKnown, stopsOf } from "./stops.js";

/** The cell that is explained, if any. */
export type Picked = Cell | undefined;

interface Props {
  readonly request: Signal<WayBackRequest>;
  readonly trace: Signal<Trace | undefined>;
  /** Which stop of the way is shown, counted from 0. */
  readonly stop: Signal<number>;
  readonly picked: Signal<Picked>;
  readonly faults: Signal<readonly FieldFault[]>;
}

/** One step of training, from the points to the loss and back: every number, and what it is made of. */
export function WayBackPage({ faults, ...props }: Props) {
  const trace = props.trace.value;
  return (
    <>
      <SiteHeader here="way-back.html" />
      <main class="exhibit wide">
        <AddressNotice faults={faults} />
        <h1>{WAY_TEXTS.title}</h1>
        <p class="lead">{WAY_TEXTS.lead}</p>
        {trace && <Way {...props} trace={trace} />}
      </main>
      <SiteFooter title={WAY_TEXTS.title} />
    </>
  );
}

interface WayProps extends Omit<Props, "trace" | "faults"> {
  readonly trace: Trace;
}

function Way({ request, trace, stop, picked }: WayProps) {
  const stops = stopsOf(trace);
  const at = Math.min(stop.value, stops.length - 1);
  const cell = picked.value && isKnown(trace, at, picked.value) ? picked.value : undefined;
  const explanation = cell && explain(trace, cell);
  return (
    <>
      <Scrubber request={request} trace={trace} stop={stop} stops={stops} at={at} />
      <Explained trace={trace} cell={cell} explanation={explanation} />
      <Cards
        trace={trace}
        at={at}
        now={stops[at]!}
        cell={cell}
        explanation={explanation}
        picked={picked}
      />
      <NetworkChoices request={request} stop={stop} />
    </>
  );
}
