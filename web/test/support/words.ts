import { en } from '../../src/shared/i18n/en';
import { enMedia } from '../../src/shared/i18n/enMedia';
import { enConversation } from '../../src/shared/i18n/enConversation';
import { enExport } from '../../src/shared/i18n/enExport';
import { enFactor } from '../../src/shared/i18n/enFactor';
import { enInvites } from '../../src/shared/i18n/enInvites';
import { enLate } from '../../src/shared/i18n/enLate';
import { enOutside } from '../../src/shared/i18n/enOutside';
import { enOperator } from '../../src/shared/i18n/enOperator';
import { enPassword } from '../../src/shared/i18n/enPassword';
import { enPasswordChange } from '../../src/shared/i18n/enPasswordChange';
import { enPrivacy } from '../../src/shared/i18n/enPrivacy';
import { enRare } from '../../src/shared/i18n/enRare';
import { enRecovery } from '../../src/shared/i18n/enRecovery';
import { enReporting } from '../../src/shared/i18n/enReporting';
import { enReports } from '../../src/shared/i18n/enReports';
import { enSending } from '../../src/shared/i18n/enSending';
import { enTerms } from '../../src/shared/i18n/enTerms';
import { learn } from '../../src/shared/i18n/translate';

// Every test knows every English word, as a page does that has loaded everything.
learn({
  ...en, ...enMedia, ...enConversation, ...enExport, ...enFactor, ...enInvites, ...enLate,
  ...enOperator, ...enOutside, ...enPassword, ...enPasswordChange, ...enPrivacy, ...enRare,
  ...enRecovery, ...enReporting, ...enReports, ...enSending, ...enTerms,
});
