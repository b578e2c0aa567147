import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FormProblem } from '../../shared/ui/FormProblem';
import { PasswordField } from '../../shared/ui/PasswordField';
import { CodeField } from './CodeField';

/** What the server had against one of the two. */
export interface ResetErrors {
  code?: string;
  newPassword?: string;
}

interface NewPasswordFormProps {
  /** Of a link: there is no other to type. */
  code?: string | undefined;
  busy: boolean;
  problem: string | undefined;
  errors: ResetErrors;
  /** How good a password is. */
  meter(password: string): ReactNode;
  /** What to say of one that will not do, before the server is asked. */
  check(password: string): string | undefined;
  onSubmit(code: string, password: string): void;
}

/** The proof, and the password to have instead. */
export function NewPasswordForm(props: NewPasswordFormProps) {
  const { busy, problem, errors, meter, check, onSubmit } = props;
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const code = props.code ?? typed;
  const unfit = tried ? check(password) : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '' && check(password) === undefined) onSubmit(code.trim(), password);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormProblem text={problem} />
      {props.code === undefined && (
        <CodeField
          hint={t('forgotten.codeHint')}
          error={errors.code}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <PasswordField
        label={t('forgotten.password')}
        hint={meter(password)}
        error={unfit ?? errors.newPassword}
        name="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" size="large" className="mt-2" busy={busy}>
        {t('forgotten.submit')}
      </Button>
    </form>
  );
}
