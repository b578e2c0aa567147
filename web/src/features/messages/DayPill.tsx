import { dayTitle } from '../../shared/i18n/times';

/** The day that the messages below it were written on; it stays in sight while they do. */
export function DayPill({ time, now }: { time: number; now: number }) {
  return (
    <h2 className="pointer-events-none sticky top-2 z-10 flex justify-center py-2">
      <time
        dateTime={new Date(time).toISOString().slice(0, 10)}
        className="rounded-full bg-surface px-3 py-1 text-meta font-medium text-muted shadow-bubble"
      >
        {dayTitle(time, now)}
      </time>
    </h2>
  );
}
