import type { AnyAction } from 'redux';
import { attentionChanged, attentionReturned, networkLost } from '../shared/realtime/attention';

function active(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Tells whether somebody looks, and when what was true before should be looked at again. */
export function watchAttention(dispatch: (action: AnyAction) => void): void {
  const look = () => dispatch(attentionChanged({ active: active() }));
  const comeBack = () => dispatch(attentionReturned());

  look();
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  window.addEventListener('blur', look);

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') comeBack();
  });
  for (const name of ['focus', 'online', 'pageshow']) {
    window.addEventListener(name, comeBack);
  }
  window.addEventListener('offline', () => dispatch(networkLost()));
}
