import { dayTitle, localDate } from '../../shared/i18n/times';

interface DayPillProps {
  time: number;
  now: number;
}

/**
 * The day that the messages below it were written on; it stays in sight while they do. Its height is
 * the one by which a part of a day, whose own place for it is further up, is drawn higher.
 */
export function DayPill({ time, now }: DayPillProps) {
  return (
    <h2 className="pointer-events-none sticky top-2 z-10 flex h-10 items-center justify-center">
      <time
        dateTime={localDate(time)}
        className="rounded-full bg-surface px-3 py-1 text-meta font-medium text-muted shadow-bubble"
      >
        {dayTitle(time, now)}
      </time>
    </h2>
  );
}
