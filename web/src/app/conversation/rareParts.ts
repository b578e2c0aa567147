import { enConversation } from '../../shared/i18n/enConversation';
import { enReporting } from '../../shared/i18n/enReporting';
import { learn } from '../../shared/i18n/translate';

learn(enConversation);
learn(enReporting);

/** What a conversation needs only now and then; loaded as one, once its messages are there. */
export { Glide } from '../../features/messages/Glide';
export { SeekNote } from '../../features/messages/SeekNote';
export { ConversationGone } from './ConversationGone';
export { ConversationMenu } from './ConversationMenu';
export { MessageActions } from './MessageActions';
export { WaitingActions } from './WaitingActions';
