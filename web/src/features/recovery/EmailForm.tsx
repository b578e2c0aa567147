import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Field } from '../../shared/ui/Field';

interface EmailFormProps {
  busy: boolean;
  problem: string | undefined;
  onSubmit(email: string): void;
  /** Leaves the address as it was; absent where there is none. */
  onCancel?: (() => void) | undefined;
}

/** Names an address, to which a code goes. */
export function EmailForm({ busy, problem, onSubmit, onCancel }: EmailFormProps) {
  const [email, setEmail] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (email.trim() !== '') onSubmit(email.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-3 p-4">
      <Field
        label={t('email.label')}
        hint={t('email.hint')}
        error={problem}
        type="email"
        name="email"
        autoComplete="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="medium" busy={busy}>
          {t('email.send')}
        </Button>
        {onCancel && (
          <Button variant="plain" size="medium" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
