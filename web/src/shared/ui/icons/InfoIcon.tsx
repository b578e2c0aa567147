// Written by web/tools/make-icons.py from Lucide, see LICENSE beside this file. Do not edit.
import { icon } from './icon';

export const InfoIcon = icon(
  <>
    <circle cx="12" cy="12" r="10" />
    <path d="M12 16v-4" />
    <path d="M12 8h.01" />
  </>,
);
