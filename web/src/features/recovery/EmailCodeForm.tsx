import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CodeField } from './CodeField';

interface EmailCodeFormProps {
  /** Where the code went. */
  email: string;
  busy: boolean;
  problem: string | undefined;
  onSubmit(code: string): void;
  onAgain(): void;
  /** Names another address. */
  onOther(): void;
}

/** The code of the letter that went to an address. */
export function EmailCodeForm(props: EmailCodeFormProps) {
  const { email, busy, problem, onSubmit, onAgain, onOther } = props;
  const [code, setCode] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim() !== '') onSubmit(code.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-3 p-4">
      <p className="text-body break-words">{t('email.sent', { email })}</p>
      <CodeField
        className="max-w-60"
        error={problem}
        inputMode="numeric"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="medium" busy={busy}>
          {t('email.confirm')}
        </Button>
        <Button variant="plain" size="medium" onClick={onAgain}>
          {t('email.again')}
        </Button>
        <Button variant="plain" size="medium" onClick={onOther}>
          {t('email.other')}
        </Button>
      </div>
    </form>
  );
}
