import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CurrentPasswordField } from '../../shared/ui/CurrentPasswordField';
import { FormProblem } from '../../shared/ui/FormProblem';
import { PasswordField } from '../../shared/ui/PasswordField';
import { PasswordMeter } from './PasswordMeter';
import { passwordProblem } from './passwordProblem';

interface PasswordChangeFormProps {
  busy: boolean;
  problem: string | undefined;
  /** What the server had against the new one. */
  unfit: string | undefined;
  /** What was refused is being mended. */
  onEdit(): void;
  onSubmit(current: string, next: string): void;
  onClose(): void;
}

/** The password that there is, and the one to have instead. */
export function PasswordChangeForm(props: PasswordChangeFormProps) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const short = passwordProblem(next);

  function edit(set: (value: string) => void, value: string): void {
    set(value);
    props.onEdit();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (current !== '' && short === undefined) props.onSubmit(current, next);
  }

  return (
    <form onSubmit={submit} noValidate className="mt-2 grid gap-4">
      <p className="text-body text-muted">{t('passwordChange.text')}</p>
      <FormProblem text={props.problem} />
      <CurrentPasswordField
        autoFocus
        value={current}
        onChange={(value) => edit(setCurrent, value)}
      />
      <PasswordField
        label={t('passwordChange.new')}
        hint={<PasswordMeter password={next} />}
        error={props.unfit ?? (tried ? short : undefined)}
        name="new-password"
        autoComplete="new-password"
        required
        value={next}
        onChange={(event) => edit(setNext, event.target.value)}
      />
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <Button variant="quiet" size="medium" onClick={props.onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="medium" disabled={current === ''} busy={props.busy}>
          {t('passwordChange.submit')}
        </Button>
      </div>
    </form>
  );
}
