import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Field } from '../../shared/ui/Field';
import { FormProblem } from '../../shared/ui/FormProblem';

interface ForgottenFormProps {
  busy: boolean;
  problem: string | undefined;
  onSubmit(login: string): void;
}

/** Who has forgotten their password. */
export function ForgottenForm({ busy, problem, onSubmit }: ForgottenFormProps) {
  const [login, setLogin] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (login.trim() !== '') onSubmit(login.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormProblem text={problem} />
      <Field
        label={t('forgotten.login')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoFocus
        required
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <Button type="submit" size="large" className="mt-2" busy={busy}>
        {t('forgotten.next')}
      </Button>
    </form>
  );
}
