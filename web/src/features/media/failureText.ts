import type { Key } from '../../shared/i18n/catalogue';
import { t } from '../../shared/i18n/translate';
import type { Attachment } from '../../shared/media/attachment';

const TEXTS: Readonly<Record<string, Key>> = {
  broken: 'media.broken',
  unsupported: 'media.unsupported',
  too_many_pixels: 'media.tooManyPixels',
  too_long: 'media.tooLong',
};

/** What whoever sent it can do about it. */
const ADVICE: Readonly<Record<string, Key>> = { too_many_pixels: 'media.sendSmaller' };

/** Why something cannot be shown, from the stable code. */
export function failureText({ reason = '' }: Attachment, mine: boolean): string {
  const advice = mine ? ADVICE[reason] : undefined;
  const why = t(TEXTS[reason] ?? 'media.failed');
  return advice ? `${why} ${t(advice)}` : why;
}
