import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Field } from '../../shared/ui/Field';
import { FormProblem } from '../../shared/ui/FormProblem';
import { PasswordField } from '../../shared/ui/PasswordField';

interface LogInFormProps {
  busy: boolean;
  problem: string | undefined;
  /** What to do for who has forgotten the password. */
  help: ReactNode;
  onSubmit(login: string, password: string): void;
}

export function LogInForm({ busy, problem, help, onSubmit }: LogInFormProps) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (login.trim() !== '' && password !== '') onSubmit(login.trim(), password);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormProblem text={problem} />
      <Field
        label={t('auth.username')}
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
      <PasswordField
        label={t('auth.password')}
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {help}
      <Button type="submit" size="large" className="mt-2" busy={busy}>
        {t('logIn.submit')}
      </Button>
    </form>
  );
}
