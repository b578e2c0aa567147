// Written by web/tools/make-icons.py from Lucide, see LICENSE beside this file. Do not edit.
import { icon } from './icon';

export const ChevronRightIcon = icon(
  <>
    <path d="m9 18 6-6-6-6" />
  </>,
);
