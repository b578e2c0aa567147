import { t } from '../i18n/translate';
import { Button } from './Button';
import { RotateCwIcon } from './icons/RotateCwIcon';
import { TriangleAlertIcon } from './icons/TriangleAlertIcon';

/** Something could not be fetched; told at once, with a way to try again. */
export function FailedState({ text, onRetry }: { text: string; onRetry(): void }) {
  return (
    <div role="alert" className="grid justify-items-center gap-1 px-6 py-12 text-center">
      <span className="mb-3 grid size-16 place-items-center rounded-full bg-danger-soft text-danger-ink">
        <TriangleAlertIcon size={28} />
      </span>
      <p className="text-title font-semibold">{t('failed.title')}</p>
      <p className="max-w-80 text-small text-balance text-muted">{text}</p>
      <Button variant="soft" className="mt-4" onClick={onRetry}>
        <RotateCwIcon size={16} />
        {t('failed.retry')}
      </Button>
    </div>
  );
}
