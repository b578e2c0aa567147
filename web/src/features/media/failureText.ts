import type { Key } from '../../shared/i18n/catalogue';
import { t } from '../../shared/i18n/translate';
import type { Attachment } from '../../shared/media/attachment';

const TEXTS: Readonly<Record<string, Key>> = {
  broken: 'media.broken',
  unsupported: 'media.unsupported',
  too_many_pixels: 'media.tooManyPixels',
  too_long: 'media.tooLong',
};

/** Why something cannot be shown, from the stable code. */
export function failureText({ reason = '' }: Attachment): string {
  return t(TEXTS[reason] ?? 'media.failed');
}
