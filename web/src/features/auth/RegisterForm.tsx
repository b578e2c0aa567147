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
import { TermsChoice } from './TermsChoice';

interface RegisterFormProps {
  busy: boolean;
  problem: string | undefined;
  /** Whether the server could send anything to an address. */
  withEmail: boolean;
  /** The number of the terms that have to be agreed to, where there are any. */
  terms: number | undefined;
  onReadTerms(): void;
  /** What the server had against single fields, such as a name that is taken. */
  refused: RegistrationErrors;
  /** The person has gone on typing, so what the server said is out of date. */
  onEdit(): void;
  onSubmit(registration: Registration): void;
}

const EMPTY: Registration = { username: '', displayName: '', password: '' };

export function RegisterForm(props: RegisterFormProps) {
  const { busy, problem, withEmail, terms, refused, onEdit, onSubmit } = props;
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const errors = tried ? { ...checkRegistration(values, terms), ...refused } : refused;

  function edit(change: Partial<Registration>) {
    setValues({ ...values, ...change });
    onEdit();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(checkRegistration(values, terms)).length === 0) onSubmit(values);
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
      {withEmail && (
        <Field
          label={t('register.email')}
          hint={t('register.emailHint')}
          error={errors.email}
          type="email"
          name="email"
          autoComplete="email"
          value={values.email ?? ''}
          onChange={(event) => edit({ email: event.target.value })}
        />
      )}
      {terms !== undefined && (
        <TermsChoice
          agreed={values.terms === terms}
          error={errors.terms}
          onChange={(agreed) => edit({ terms: agreed ? terms : undefined })}
          onRead={props.onReadTerms}
        />
      )}
      <Button type="submit" size="large" className="mt-2" busy={busy}>
        {t('register.submit')}
      </Button>
    </form>
  );
}
