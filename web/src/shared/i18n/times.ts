import { locale, t } from './translate';

const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(time: number, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale()} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale(), options);
    formats.set(key, found);
  }
  return found.format(time);
}

const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** Kept like the others: the heading of a day is drawn with every row that scrolls into view. */
function relative(by: number, unit: 'minute' | 'hour' | 'day'): string {
  let found = relatives.get(locale());
  if (!found) {
    found = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
    relatives.set(locale(), found);
  }
  return found.format(by, unit);
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** Whole calendar days from `time` to `now`; summer time makes some days an hour shorter. */
export function daysAgo(time: number, now: number): number {
  return Math.round((midnight(now) - midnight(time)) / DAY);
}

function relativeDay(days: number): string {
  const words = relative(-days, 'day');
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1);
}

/** "2024-03-03", the day on this device's calendar: for machines. */
export function localDate(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "09:41" */
export function clockTime(time: number): string {
  return format(time, { timeStyle: 'short' });
}

/** "Today", "Yesterday", "Monday", "3 March", "3 March 2024": the heading of a day. */
export function dayTitle(time: number, now: number): string {
  const days = daysAgo(time, now);
  if (days <= 1 && days >= 0) return relativeDay(days);
  if (days > 1 && days < 7) return format(time, { weekday: 'long' });
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return format(time, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** "09:41" today, then "Yesterday", then "Mon", then "03/03/2024": for narrow places. */
export function shortTime(time: number, now: number): string {
  const days = daysAgo(time, now);
  if (days <= 0) return clockTime(time);
  if (days === 1) return relativeDay(days);
  if (days < 7) return format(time, { weekday: 'short' });
  return format(time, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** "3 March 2024" */
export function fullDate(time: number): string {
  return format(time, { dateStyle: 'long' });
}

/** "3 March 2024, 09:41" */
export function fullTime(time: number): string {
  return format(time, { dateStyle: 'long', timeStyle: 'short' });
}

/** "just now", "5 minutes ago", "yesterday", "3 March": how long it is since `time`. */
export function since(time: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - time) / 60_000));
  if (minutes === 0) return t('time.justNow');
  if (minutes < 60) return relative(-minutes, 'minute');
  const days = daysAgo(time, now);
  if (minutes < 12 * 60 || days === 0) return relative(-Math.floor(minutes / 60), 'hour');
  if (days < 7) return relative(-days, 'day');
  return format(time, { dateStyle: 'medium' });
}
