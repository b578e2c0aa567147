/** The larger half of the client, which nobody needs in order to log in; loaded as one. */
export { SignedIn } from './SignedIn';
export { inner } from './inner';
export { rootReducer } from './rootReducer';
