/** One figure: its name, what it comes to, and perhaps a word more. */
export interface Shown {
  name: string;
  value: string;
  note?: string;
}

/** How much there is of everything, at a glance. */
export function FigureList({ figures }: { figures: readonly Shown[] }) {
  return (
    <dl className="grid grid-cols-2 gap-3 wide:grid-cols-3">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="rounded-card bg-surface p-4 shadow-bubble">
          <dt className="text-small text-muted">{name}</dt>
          <dd className="text-large font-semibold wrap-anywhere tabular-nums">{value}</dd>
          {note !== undefined && <dd className="text-small text-muted">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
