import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FormProblem } from '../../shared/ui/FormProblem';
import { PasswordField } from '../../shared/ui/PasswordField';

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
      <PasswordField
        label={t('auth.password')}
        name="password"
        autoComplete="current-password"
        autoFocus
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" size="large" busy={busy}>
        {t('factor.next')}
      </Button>
    </form>
  );
}
