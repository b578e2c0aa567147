import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CodeField } from '../../shared/ui/CodeField';
import { CurrentPasswordField } from '../../shared/ui/CurrentPasswordField';
import { FormProblem } from '../../shared/ui/FormProblem';

interface EndFormProps {
  busy: boolean;
  problem: string | undefined;
  onSubmit(password: string, code: string): void;
  onClose(): void;
}

/** Password and code, without which nobody turns it off. */
export function EndForm({ busy, problem, onSubmit, onClose }: EndFormProps) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password !== '' && code.trim() !== '') onSubmit(password, code.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="mt-2 grid gap-4">
      <p className="text-body text-muted">{t('factor.turnOffText')}</p>
      <FormProblem text={problem} />
      <CurrentPasswordField autoFocus value={password} onChange={setPassword} />
      <CodeField backup value={code} onChange={(event) => setCode(event.target.value)} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" size="medium" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="danger" size="medium" busy={busy}>
          {t('factor.turnOff')}
        </Button>
      </div>
    </form>
  );
}
