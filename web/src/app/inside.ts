import { en } from '../shared/i18n/en';
import { learn } from '../shared/i18n/translate';

learn(en);

/** The larger half of the client, which nobody needs in order to log in; loaded as one. */
export { SignedIn } from './SignedIn';
export { inner } from './inner';
export { rootReducer } from './rootReducer';
/** Several of the later parts need these, and each is too small for a file of its own. */
export { ConfirmDialog } from '../shared/ui/ConfirmDialog';
export { isTouch } from '../shared/ui/isTouch';
export { useDispatch } from '../shared/hooks/useDispatch';
