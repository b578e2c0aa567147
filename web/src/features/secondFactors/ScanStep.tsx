import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CodeField } from '../../shared/ui/CodeField';
import { FormProblem } from '../../shared/ui/FormProblem';
import { IconButton } from '../../shared/ui/IconButton';
import { CopyIcon } from '../../shared/ui/icons/CopyIcon';
import type { FactorSetup } from './factorEndpoints';
import { QrPicture } from '../../shared/ui/QrPicture';

interface ScanStepProps {
  setup: FactorSetup;
  busy: boolean;
  problem: string | undefined;
  /** Absent where a browser keeps the clipboard from the page. */
  onCopy: ((words: string) => void) | undefined;
  onSubmit(code: string): void;
}

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** The secret for the authenticator, and a first code from there. */
export function ScanStep({ setup, busy, problem, onCopy, onSubmit }: ScanStepProps) {
  const [code, setCode] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim() !== '') onSubmit(code.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="mt-2 grid gap-4">
      <p className="text-body text-muted">{t('factor.scanText')}</p>
      <div className="grid justify-items-center">
        <QrPicture text={setup.uri} label={t('factor.qr')} />
      </div>
      <div className="flex items-center gap-2 rounded-field bg-raised ps-3.5">
        <div className="min-w-0 grow py-2">
          <p className="text-small text-muted">{t('factor.key')}</p>
          <p className="font-mono text-small break-words text-ink select-all">
            {inFours(setup.secret)}
          </p>
        </div>
        {onCopy && (
          <IconButton
            icon={CopyIcon}
            label={t('factor.copyKey')}
            onClick={() => onCopy(setup.secret)}
          />
        )}
      </div>
      <FormProblem text={problem} />
      <CodeField
        backup={false}
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" size="large" busy={busy}>
        {t('factor.turnOn')}
      </Button>
    </form>
  );
}
