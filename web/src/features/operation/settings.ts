import { mutation, query } from '../../shared/http/endpoint';
import { fields, integer, nullable, oneOf, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import type { RegistrationPolicy } from '../../shared/http/instance';
import { OPERATOR } from './people';

export const POLICIES = ['open', 'invite', 'closed'] as const;

export interface ServerTerms {
  /** Counts the changes. */
  terms: number;
  text: string;
  updatedAt: number;
}

export interface ServerSettings {
  /** What holds now. */
  registration: RegistrationPolicy;
  /** What the configuration says, which is what holds unless an operator has set it here. */
  configured: RegistrationPolicy;
  terms: ServerTerms | null;
  limits: ServerLimits;
}

/** What of the limits an operator looks at. */
interface ServerLimits {
  /** Uploads and attachments of one person. */
  mediaBytes: number;
}

const policy = oneOf<RegistrationPolicy>(...POLICIES);

export const parseServerSettings: Parser<ServerSettings> = fields<ServerSettings>({
  registration: policy,
  configured: policy,
  terms: nullable(fields<ServerTerms>({ terms: integer, text: string, updatedAt: integer })),
  limits: fields<ServerLimits>({ mediaBytes: integer }),
});

export const serverSettings = query<null, ServerSettings>({
  name: 'serverSettings',
  request: () => ({ path: '/operator/settings' }),
  parse: parseServerSettings,
  tags: [OPERATOR],
});

/** `null` goes back to the configured policy, and to no terms. */
export interface ServerSettingsChange {
  registration?: RegistrationPolicy | null;
  terms?: string | null;
}

export const changeServerSettings = mutation<ServerSettingsChange, ServerSettings>({
  name: 'changeServerSettings',
  request: (body) => ({ method: 'PATCH', path: '/operator/settings', body }),
  parse: parseServerSettings,
  outdates: [OPERATOR],
});
