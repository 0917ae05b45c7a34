import { useId } from "preact/hooks";

/** A choice among names. */
export function SelectField({
  label,
  value,
  names,
  shown = (name) => name,
  groups,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  /** The names in groups, each with what it is called. @default no groups */
  readonly groups?: readonly (readonly [string, readonly string[]])[] | undefined;
  /** What a person reads for a name. @default the name */
  readonly shown?: (name: string) => string;
  readonly onChange: (name: string) => void;
}) {
  const id = useId();
  const option = (name: string) => <option value={name}>{shown(name)}</option>;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {groups
          ? groups.map(([label, members]) => (
              <optgroup label={label}>{members.map(option)}</optgroup>
            ))
          : names.map(option)}
      </select>
    </div>
  );
}

/** A number by a slider, shown beside its label. */
export function RangeField({
  label,
  value,
  least,
  most,
  step,
  shown = String(value),
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly shown?: string;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <div class="field range">
      <label for={id}>{label}</label>
      <output for={id}>{shown}</output>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={shown}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

/** A switch. */
export function CheckField({
  label,
  value,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly hint?: string;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <label class="check" title={hint}>
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
