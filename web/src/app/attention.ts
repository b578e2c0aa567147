import type { AnyAction } from 'redux';
import { attentionChanged, attentionReturned, networkLost } from '../shared/realtime/attention';

/** Whether somebody looks at this tab, as far as a page can know. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Tells whether somebody looks, and when what was true before should be looked at again. */
export function watchAttention(dispatch: (action: AnyAction) => void): void {
  // A page that is being left turns hidden on its way out, which says nothing about the person.
  let leaving = false;

  function look(): void {
    if (leaving) return;
    dispatch(attentionChanged({ active: isLookedAt() }));
  }

  function comeBack(): void {
    leaving = false;
    look();
    dispatch(attentionReturned());
  }

  look();
  document.addEventListener('visibilitychange', () => {
    look();
    if (document.visibilityState === 'visible') dispatch(attentionReturned());
  });
  window.addEventListener('blur', look);
  for (const name of ['focus', 'online', 'pageshow']) window.addEventListener(name, comeBack);
  window.addEventListener('pagehide', () => {
    leaving = true;
  });
  window.addEventListener('offline', () => dispatch(networkLost()));
}
