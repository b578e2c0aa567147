import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CurrentPasswordField } from '../../shared/ui/CurrentPasswordField';
import { Dialog } from '../../shared/ui/Dialog';
import { FormProblem } from '../../shared/ui/FormProblem';

interface DeleteAccountDialogProps {
  busy: boolean;
  problem: string | undefined;
  onDelete(password: string): void;
  onClose(): void;
}

/** Says what will go and until when it can be kept; only the password goes on. */
export function DeleteAccountDialog(props: DeleteAccountDialogProps) {
  const [password, setPassword] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password !== '') props.onDelete(password);
  }

  return (
    <Dialog title={t('deletion.title')} onClose={props.onClose}>
      <form onSubmit={submit} noValidate className="mt-2 grid gap-4">
        <p className="text-body text-muted">{t('deletion.what')}</p>
        <p className="text-body text-muted">{t('deletion.week')}</p>
        <FormProblem text={props.problem} />
        <CurrentPasswordField autoFocus value={password} onChange={setPassword} />
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" size="medium" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            variant="danger"
            size="medium"
            disabled={password === ''}
            busy={props.busy}
          >
            {t('deletion.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
