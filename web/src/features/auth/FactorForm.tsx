import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CodeField } from '../../shared/ui/CodeField';
import { FormProblem } from '../../shared/ui/FormProblem';

interface FactorFormProps {
  busy: boolean;
  problem: string | undefined;
  onSubmit(code: string, trust: boolean): void;
}

/** The code that has to follow the password. */
export function FactorForm({ busy, problem, onSubmit }: FactorFormProps) {
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim() !== '') onSubmit(code.trim(), trust);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormProblem text={problem} />
      <CodeField
        backup
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <label className="flex min-h-11 cursor-pointer items-center gap-3 text-small text-ink">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-fill"
          checked={trust}
          onChange={(event) => setTrust(event.target.checked)}
        />
        {t('factor.trust')}
      </label>
      <Button type="submit" size="large" busy={busy}>
        {t('factor.submit')}
      </Button>
    </form>
  );
}
