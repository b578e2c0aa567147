import { mutation } from '../../shared/http/endpoint';
import { nothing } from '../../shared/lib/json';

/** Why somebody is reported. */
export const REASONS = ['spam', 'harassment', 'illegal', 'other'] as const;
export type Reason = typeof REASONS[number];

/** What whoever runs this server is to hear of. */
export interface NewReport {
  userId: string;
  /** A message of theirs; absent where it is about them. */
  message?: { conversation: string; seq: number } | undefined;
  reason: Reason;
  comment?: string | undefined;
}

/** The same again, while it is open, takes the place of what was said before. */
export const sendReport = mutation<NewReport, true>({
  name: 'sendReport',
  request: (body) => ({ method: 'POST', path: '/reports', body }),
  parse: nothing,
});
