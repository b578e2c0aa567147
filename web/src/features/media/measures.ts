import { locale } from '../../shared/i18n/translate';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "0:07", "12:05", "1:02:03" */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes)}:${two(seconds)}`;
}

/** "812 byte", "1.2 MB": a kilobyte is a thousand bytes, as systems show it. */
export function fileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  // What would be rounded to a thousand is one of the next unit.
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: UNITS[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
  }).format(size);
}

export function percent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(share);
}

/** "PDF": how a file's name ends, as people call its type; its main type where it does not end so. */
export function fileType(name: string, mime: string): string {
  const [, ending] = /\.([A-Za-z0-9]{1,8})$/.exec(name) ?? [];
  return (ending ?? mime.split('/')[1]?.replace(/^x-/, '') ?? mime).toUpperCase();
}
