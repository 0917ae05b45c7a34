/** The numbers of a chart as a table, for who cannot see it, or wants them all. */
export function TableBehind({
  id,
  summary,
  head,
  rows,
}: {
  readonly id?: string;
  readonly summary: string;
  /** The names of the columns. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}) {
  return (
    <details id={id}>
      <summary>{summary}</summary>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** At most so many of the entries of a series, at equal distances from the first on. */
export function someOf(length: number, most: number): readonly number[] {
  const stride = Math.max(1, Math.ceil(length / most));
  return Array.from({ length: Math.ceil(length / stride) }, (_, i) => i * stride);
}
