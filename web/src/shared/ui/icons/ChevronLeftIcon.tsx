// Written by web/tools/make-icons.py from Lucide, see LICENSE beside this file. Do not edit.
import { icon } from './icon';

export const ChevronLeftIcon = icon(
  <>
    <path d="m15 18-6-6 6-6" />
  </>,
);
