import { boolean, fields, integer, nullable, oneOf } from '../lib/json';
import { query } from './endpoint';

/** Who may make an account: everybody, who was invited, or who was invited by the operator. */
export type RegistrationPolicy = 'open' | 'invite' | 'closed';

export interface Instance {
  /** Whether the server sends mail, without which no address can be confirmed. */
  mail: boolean;
  /** `open` while nobody has an account. */
  registration: RegistrationPolicy;
  /** Counts the changes of what newcomers agree to; `null` where that is nothing. */
  terms: number | null;
}

/** What the server tells everybody of itself. */
export const instance = query<null, Instance>({
  name: 'instance',
  open: true,
  request: () => ({ path: '/instance' }),
  parse: fields<Instance>({
    mail: boolean,
    registration: oneOf<RegistrationPolicy>('open', 'invite', 'closed'),
    terms: nullable(integer),
  }),
});
