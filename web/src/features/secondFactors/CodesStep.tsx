import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';

interface CodesStepProps {
  codes: readonly string[];
  /** Absent where a browser keeps the clipboard from the page. */
  onCopy: ((words: string) => void) | undefined;
  onDone(): void;
}

/** The backup codes, which nobody is shown again. */
export function CodesStep({ codes, onCopy, onDone }: CodesStepProps) {
  return (
    <div className="mt-2 grid gap-4">
      <p className="text-body text-muted">{t('factor.codesText')}</p>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-field bg-raised px-3.5 py-3">
        {codes.map((code) => (
          <li key={code} className="font-mono text-body text-ink">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        {onCopy && (
          <Button variant="quiet" size="medium" onClick={() => onCopy(codes.join('\n'))}>
            {t('factor.copyCodes')}
          </Button>
        )}
        <Button size="medium" autoFocus onClick={onDone}>
          {t('factor.keptCodes')}
        </Button>
      </div>
    </div>
  );
}
