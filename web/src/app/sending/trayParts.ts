import { enSending } from '../../shared/i18n/enSending';
import { learn } from '../../shared/i18n/translate';

learn(enSending);

/** What the first file that is chosen needs; loaded as one. */
export { AttachmentTray } from './AttachmentTray';
export { CameraDialog } from '../../features/media/sending/CameraDialog';
export { choose } from '../../features/media/sending/chooser';
