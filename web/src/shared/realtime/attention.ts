import { event } from '../lib/action';

/** Whether somebody looks at this tab. */
export const attentionChanged = event<{ active: boolean }>('attention/changed');

/** The machine woke, somebody came back or the network did: nothing is certain any more. */
export const attentionReturned = event('attention/returned');

/** The device says that it has no network. */
export const networkLost = event('attention/networkLost');
