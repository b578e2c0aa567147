import { enRare } from '../../shared/i18n/enRare';
import { enReporting } from '../../shared/i18n/enReporting';
import { enRecovery } from '../../shared/i18n/enRecovery';
import { learn } from '../../shared/i18n/translate';

learn(enRare);
learn(enRecovery);
learn(enReporting);

/** The pages that hardly anybody begins with; loaded as one when the first of them is opened. */
export { ArchivedChats } from '../conversation/ArchivedChats';
export { FriendsPage } from './FriendsPage';
export { NotFoundPage } from './NotFoundPage';
export { PeoplePage } from './PeoplePage';
export { ProfilePage } from './ProfilePage';
export { RequestsPage } from './RequestsPage';
export { WelcomePage } from './WelcomePage';
