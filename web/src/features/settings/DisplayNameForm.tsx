import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Field } from '../../shared/ui/Field';

interface DisplayNameFormProps {
  /** The name as it is now. */
  name: string;
  busy: boolean;
  problem: string | undefined;
  onSave(name: string): void;
}

export function DisplayNameForm({ name, busy, problem, onSave }: DisplayNameFormProps) {
  const [edited, setEdited] = useState<string>();
  const value = edited ?? name;
  const changed = value.trim() !== name && value.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (changed) onSave(value.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-3 p-4">
      <Field
        className="min-w-40 grow basis-0"
        label={t('auth.displayName')}
        error={problem}
        autoComplete="name"
        value={value}
        onChange={(event) => setEdited(event.target.value)}
      />
      <Button type="submit" size="large" disabled={!changed} busy={busy}>
        {t('profile.save')}
      </Button>
    </form>
  );
}
