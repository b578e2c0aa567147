import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { PasswordField } from '../../shared/ui/PasswordField';

interface RenewCodesFormProps {
  busy: boolean;
  problem: string | undefined;
  onSubmit(password: string): void;
}

/** New recovery codes, for who knows the password. */
export function RenewCodesForm({ busy, problem, onSubmit }: RenewCodesFormProps) {
  const [password, setPassword] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password !== '') onSubmit(password);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-3">
      <PasswordField
        className="min-w-40 grow basis-0"
        label={t('auth.password')}
        error={problem}
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" size="large" busy={busy}>
        {t('codes.renew')}
      </Button>
    </form>
  );
}
