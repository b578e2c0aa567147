import { Fragment, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { locale, onSpeak } from '../shared/i18n/translate';

/** Draws everything below it anew when the language becomes another one. */
export function Spoken({ children }: { children: ReactNode }) {
  const spoken = useSyncExternalStore(onSpeak, locale);
  return <Fragment key={spoken}>{children}</Fragment>;
}
