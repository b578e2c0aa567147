import { t } from '../../shared/i18n/translate';
import { EmptyState } from '../../shared/ui/EmptyState';
import { CompassIcon } from '../../shared/ui/icons/CompassIcon';
import { LinkButton } from '../../shared/ui/LinkButton';
import { paths } from '../routes';

/** The address names a conversation that I have no part in. */
export function ConversationGone() {
  return (
    <div className="grid grow place-content-center">
      <EmptyState
        icon={CompassIcon}
        title={t('conversations.gone')}
        titleAs="h1"
        action={<LinkButton href={paths.conversations}>{t('conversations.all')}</LinkButton>}
      >
        {t('conversations.goneText')}
      </EmptyState>
    </div>
  );
}
