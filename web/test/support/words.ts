import { en } from '../../src/shared/i18n/en';
import { enMedia } from '../../src/shared/i18n/enMedia';
import { enConversation } from '../../src/shared/i18n/enConversation';
import { enFactor } from '../../src/shared/i18n/enFactor';
import { enRare } from '../../src/shared/i18n/enRare';
import { enRegister } from '../../src/shared/i18n/enRegister';
import { enSending } from '../../src/shared/i18n/enSending';
import { learn } from '../../src/shared/i18n/translate';

// Every test knows every English word, as a page does that has loaded everything.
learn({
  ...en, ...enMedia, ...enConversation, ...enFactor, ...enRare, ...enRegister, ...enSending,
});
