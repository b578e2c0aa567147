import { enOutside } from '../../shared/i18n/enOutside';
import { enPassword } from '../../shared/i18n/enPassword';
import { enRecovery } from '../../shared/i18n/enRecovery';
import { learn } from '../../shared/i18n/translate';

learn(enOutside);
learn(enPassword);
learn(enRecovery);

/** What is shown before a log-in and hardly anybody begins with; loaded as one while the first is read. */
export { Newcomers } from './Newcomers';
export { OutsidePage } from './OutsidePage';
