import { locale } from '../../../shared/i18n/translate';

const UNITS = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
] as const;

/** "4 sec", "3 min", "2 hr": rounded up, since nobody minds that it is done sooner. */
export function timeLeft(seconds: number): string {
  const [unit, size] = UNITS.find((_, i) => seconds < (UNITS[i + 1]?.[1] ?? Infinity)) ?? UNITS[2];
  const value = Math.max(1, Math.ceil(seconds / size));
  return value.toLocaleString(locale(), { style: 'unit', unit, unitDisplay: 'short' });
}
