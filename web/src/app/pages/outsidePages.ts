import { enOutside } from '../../shared/i18n/enOutside';
import { enPassword } from '../../shared/i18n/enPassword';
import { enRecovery } from '../../shared/i18n/enRecovery';
import { learn } from '../../shared/i18n/translate';

learn(enOutside);
learn(enPassword);
learn(enRecovery);

/** The pages before a log-in with which hardly anybody begins; loaded as one while the first is read. */
export { ForgottenPage } from './ForgottenPage';
export { RegisterPage } from './RegisterPage';
