import { event } from '../lib/action';

/** Whether somebody looks at this tab. */
export const attentionChanged = event<{ active: boolean }>('attention/changed');

/** The machine woke, somebody came back or the network changed: nothing is certain any more. */
export const attentionReturned = event('attention/returned');
