import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CurrentPasswordField } from '../../shared/ui/CurrentPasswordField';
import { FormProblem } from '../../shared/ui/FormProblem';

interface PasswordStepProps {
  busy: boolean;
  problem: string | undefined;
  onSubmit(password: string): void;
}

/** To be sure that it is the owner who turns it on. */
export function PasswordStep({ busy, problem, onSubmit }: PasswordStepProps) {
  const [password, setPassword] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password !== '') onSubmit(password);
  }

  return (
    <form onSubmit={submit} noValidate className="mt-2 grid gap-4">
      <p className="text-body text-muted">{t('factor.passwordText')}</p>
      <FormProblem text={problem} />
      <CurrentPasswordField autoFocus value={password} onChange={setPassword} />
      <Button type="submit" size="large" busy={busy}>
        {t('factor.next')}
      </Button>
    </form>
  );
}
