import type { en } from './en';
import type { enFirst } from './enFirst';
import type { enMedia } from './enMedia';
import type { enConversation } from './enConversation';
import type { enExport } from './enExport';
import type { enFactor } from './enFactor';
import type { enInvites } from './enInvites';
import type { enLate } from './enLate';
import type { enOutside } from './enOutside';
import type { enOperator } from './enOperator';
import type { enPassword } from './enPassword';
import type { enPasswordChange } from './enPasswordChange';
import type { enPrivacy } from './enPrivacy';
import type { enRare } from './enRare';
import type { enRecovery } from './enRecovery';
import type { enReporting } from './enReporting';
import type { enReports } from './enReports';
import type { enSending } from './enSending';
import type { enTerms } from './enTerms';

/** One text, or its forms by the plural category of the parameter `count`. */
export type Text = string | { readonly one: string; readonly other: string };

/** The English words are parted by when they are needed; those of other languages come as one. */
export type Key =
  | keyof typeof enFirst
  | keyof typeof en
  | keyof typeof enMedia
  | keyof typeof enConversation
  | keyof typeof enExport
  | keyof typeof enFactor
  | keyof typeof enInvites
  | keyof typeof enLate
  | keyof typeof enOutside
  | keyof typeof enOperator
  | keyof typeof enPassword
  | keyof typeof enPasswordChange
  | keyof typeof enPrivacy
  | keyof typeof enRare
  | keyof typeof enRecovery
  | keyof typeof enReporting
  | keyof typeof enReports
  | keyof typeof enSending
  | keyof typeof enTerms;

export type Catalogue = Readonly<Record<Key, Text>>;
