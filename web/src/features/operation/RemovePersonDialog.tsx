import { useState } from 'react';
import type { FormEvent } from 'react';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { Field } from '../../shared/ui/Field';
import { FormProblem } from '../../shared/ui/FormProblem';
import { Name } from '../../shared/ui/Name';
import type { Card } from './card';

interface RemovePersonDialogProps {
  user: Card;
  busy: boolean;
  problem: string | undefined;
  onRemove(): void;
  onClose(): void;
}

/** Nobody is removed by a slip of the hand: the username is typed first. */
export function RemovePersonDialog(props: RemovePersonDialogProps) {
  const { user, busy, problem, onRemove, onClose } = props;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const same = typed.trim().toLowerCase() === user.username;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (same) onRemove();
  }

  return (
    <Dialog title={t('operator.removeTitle')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="mt-2 grid gap-4">
        <p className="text-body text-muted">
          <Rich text="operator.removeText" parts={{ name: <Name>{user.displayName}</Name> }} />
        </p>
        <FormProblem text={problem} />
        <Field
          label={t('operator.removeType', { username: user.username })}
          error={tried && !same ? t('operator.removeWrong') : undefined}
          name="confirmation"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" size="medium" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="danger" size="medium" busy={busy}>
            {t('operator.remove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
