// Written by web/tools/make-icons.py from Lucide, see LICENSE beside this file. Do not edit.
import { icon } from './icon';

export const CheckIcon = icon(
  <>
    <path d="M20 6 9 17l-5-5" />
  </>,
);
