import { t } from '../../shared/i18n/translate';
import { LinkButton } from '../../shared/ui/LinkButton';
import { Mark } from '../../shared/ui/Mark';
import { paths } from '../routes';

export function NotFoundPage() {
  return (
    <div className="grid grow place-content-center justify-items-center gap-2 p-6 text-center">
      <Mark className="mb-2 size-24 -rotate-90 text-accent" />
      <h1 className="text-display font-semibold tracking-tight">{t('notFound.title')}</h1>
      <p className="mb-4 text-body text-muted">{t('notFound.text')}</p>
      <LinkButton href={paths.conversations}>{t('notFound.home')}</LinkButton>
    </div>
  );
}
