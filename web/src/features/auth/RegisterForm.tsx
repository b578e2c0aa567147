import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Field } from '../../shared/ui/Field';
import { FormProblem } from '../../shared/ui/FormProblem';
import { PasswordField } from '../../shared/ui/PasswordField';
import { PasswordMeter } from './PasswordMeter';
import { checkRegistration } from './registration';
import type { Registration, RegistrationErrors } from './registration';

interface RegisterFormProps {
  busy: boolean;
  problem: string | undefined;
  /** What the server had against single fields, such as a name that is taken. */
  refused: RegistrationErrors;
  /** The person has gone on typing, so what the server said is out of date. */
  onEdit(): void;
  onSubmit(registration: Registration): void;
}

const EMPTY: Registration = { username: '', displayName: '', password: '' };

export function RegisterForm({ busy, problem, refused, onEdit, onSubmit }: RegisterFormProps) {
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const errors = tried ? { ...checkRegistration(values), ...refused } : refused;

  function edit(change: Partial<Registration>) {
    setValues({ ...values, ...change });
    onEdit();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(checkRegistration(values)).length === 0) onSubmit(values);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormProblem text={problem} />
      <Field
        label={t('auth.username')}
        hint={t('register.usernameHint')}
        error={errors.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={32}
        autoFocus
        required
        value={values.username}
        onChange={(event) => edit({ username: event.target.value.toLowerCase() })}
      />
      <Field
        label={t('auth.displayName')}
        hint={t('register.displayNameHint')}
        error={errors.displayName}
        name="name"
        autoComplete="name"
        required
        value={values.displayName}
        onChange={(event) => edit({ displayName: event.target.value })}
      />
      <PasswordField
        label={t('auth.password')}
        hint={<PasswordMeter password={values.password} />}
        error={errors.password}
        name="password"
        autoComplete="new-password"
        required
        value={values.password}
        onChange={(event) => edit({ password: event.target.value })}
      />
      <Button type="submit" size="large" className="mt-2" busy={busy}>
        {t('register.submit')}
      </Button>
    </form>
  );
}
