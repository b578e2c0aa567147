import { en } from '../../src/shared/i18n/en';
import { enMedia } from '../../src/shared/i18n/enMedia';
import { enMenus } from '../../src/shared/i18n/enMenus';
import { enRare } from '../../src/shared/i18n/enRare';
import { learn } from '../../src/shared/i18n/translate';

// Every test knows every English word, as a page does that has loaded everything.
learn({ ...en, ...enMedia, ...enMenus, ...enRare });
