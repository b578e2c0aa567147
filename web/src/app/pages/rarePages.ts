import { enRare } from '../../shared/i18n/enRare';
import { learn } from '../../shared/i18n/translate';

learn(enRare);

/** The pages that hardly anybody begins with; loaded as one when the first of them is opened. */
export { FriendsPage } from './FriendsPage';
export { PeoplePage } from './PeoplePage';
export { ProfilePage } from './ProfilePage';
export { RequestsPage } from './RequestsPage';
