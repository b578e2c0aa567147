import { useId } from 'react';
import { t } from '../../shared/i18n/translate';

interface TermsChoiceProps {
  agreed: boolean;
  error: string | undefined;
  onChange(agreed: boolean): void;
  onRead(): void;
}

/** What has to be agreed to, and the way to its text. */
export function TermsChoice({ agreed, error, onChange, onRead }: TermsChoiceProps) {
  const id = useId();
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <label className="flex min-h-11 cursor-pointer items-center gap-3 text-body text-ink">
          <input
            type="checkbox"
            className="size-5 shrink-0 accent-fill"
            required
            checked={agreed}
            aria-invalid={error !== undefined}
            aria-describedby={error === undefined ? undefined : id}
            onChange={(event) => onChange(event.target.checked)}
          />
          {t('terms.agree')}
        </label>
        <button
          type="button"
          className="min-h-11 text-body font-semibold text-accent underline-offset-2 hover:underline"
          onClick={onRead}
        >
          {t('terms.read')}
        </button>
      </div>
      <div id={id} role="alert" className="text-small text-danger-ink">
        {error}
      </div>
    </div>
  );
}
