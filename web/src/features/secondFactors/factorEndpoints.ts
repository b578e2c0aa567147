import { mutation, query } from '../../shared/http/endpoint';
import { array, field, fields, integer, nothing, nullable, string } from '../../shared/lib/json';

/** Whether my account wants more than a password. */
export interface FactorStatus {
  /** Null while it is off. */
  since: number | null;
  backupCodes: number;
}

/** What an authenticator has to be given. */
export interface FactorSetup {
  secret: string;
  uri: string;
}

export const parseFactorStatus = fields<FactorStatus>({
  since: nullable(integer),
  backupCodes: integer,
});

export const parseFactorSetup = fields<FactorSetup>({ secret: string, uri: string });

export const parseBackupCodes = field('backupCodes', array(string));

const path = '/users/me/second-factor';

export const factorStatus = query<null, FactorStatus>({
  name: 'factorStatus',
  request: () => ({ path }),
  parse: parseFactorStatus,
  tags: ['second-factor'],
});

export const beginFactor = mutation<{ password: string }, FactorSetup>({
  name: 'beginFactor',
  request: (body) => ({ method: 'POST', path, body }),
  parse: parseFactorSetup,
});

export const confirmFactor = mutation<{ code: string }, string[]>({
  name: 'confirmFactor',
  request: (body) => ({ method: 'POST', path: `${path}/confirm`, body }),
  parse: parseBackupCodes,
  outdates: ['second-factor'],
});

export const endFactor = mutation<{ password: string; code: string }, true>({
  name: 'endFactor',
  request: (body) => ({ method: 'DELETE', path, body }),
  parse: nothing,
  outdates: ['second-factor'],
});
