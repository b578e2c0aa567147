import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Field } from '../../shared/ui/Field';
import { FormProblem } from '../../shared/ui/FormProblem';

const USES = { min: 1, max: 100 };
const DAYS = { min: 1, max: 30 };

interface NewInviteFormProps {
  busy: boolean;
  problem: string | undefined;
  onSubmit(uses: number, days: number): void;
}

/** The number that was typed, where it is a whole one within the bounds. */
export function within({ min, max }: typeof USES, text: string): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text.trim()) && number >= min && number <= max ? number : undefined;
}

/** For how many people a link is to be, and for how long. */
export function NewInviteForm({ busy, problem, onSubmit }: NewInviteFormProps) {
  const [uses, setUses] = useState('1');
  const [days, setDays] = useState('7');
  const [tried, setTried] = useState(false);
  const wanted = { uses: within(USES, uses), days: within(DAYS, days) };

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (wanted.uses !== undefined && wanted.days !== undefined) onSubmit(wanted.uses, wanted.days);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormProblem text={problem} />
      <div className="grid gap-4 wide:grid-cols-2">
        <Field
          {...USES}
          label={t('invites.uses')}
          error={tried && wanted.uses === undefined ? t('invites.usesWrong') : undefined}
          type="number"
          inputMode="numeric"
          autoFocus
          required
          value={uses}
          onChange={(event) => setUses(event.target.value)}
        />
        <Field
          {...DAYS}
          label={t('invites.days')}
          error={tried && wanted.days === undefined ? t('invites.daysWrong') : undefined}
          type="number"
          inputMode="numeric"
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </div>
      <div>
        <Button type="submit" size="medium" busy={busy}>
          {t('invites.make')}
        </Button>
      </div>
    </form>
  );
}
