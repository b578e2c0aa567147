import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';

interface TroubleProps {
  text: string;
  onRetry: (() => void) | undefined;
  onDiscard: (() => void) | undefined;
}

/** What has not reached the server, and what can be done about it. */
export function Trouble({ text, onRetry, onDiscard }: TroubleProps) {
  return (
    <div className="mt-1 flex basis-full flex-wrap items-center justify-end gap-x-1 text-small">
      <p role="alert" className="font-medium text-danger-ink">
        {text}
      </p>
      {onRetry && (
        <Button variant="plain" onClick={onRetry}>
          {t('message.retry')}
        </Button>
      )}
      {onDiscard && (
        <Button variant="dangerPlain" onClick={onDiscard}>
          {t('message.discard')}
        </Button>
      )}
    </div>
  );
}
