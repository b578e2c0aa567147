import { useState } from 'react';
import type { Me } from '../../features/people/me';
import { EmailCodeForm } from '../../features/recovery/EmailCodeForm';
import { EmailForm } from '../../features/recovery/EmailForm';
import {
  changeEmail, confirmEmail, remindEmail,
} from '../../features/recovery/recoveryEndpoints';
import { instance } from '../../shared/http/instance';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CircleCheckIcon } from '../../shared/ui/icons/CircleCheckIcon';
import { FailedState } from '../../shared/ui/FailedState';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useToast } from '../../shared/ui/Toasts';
import { useAction } from '../useAction';

function textOf(problem: Problem | undefined): string | undefined {
  if (problem?.code === 'invalid') return t('email.invalid');
  if (problem?.code === 'email-taken') return t('email.taken');
  return problem && problemText(problem);
}

/** `code`: one is on its way to the address. */
type Step = { name: 'address' | 'editing' } | { name: 'code'; email: string };

function firstStep({ email, emailVerified }: Me): Step {
  return email !== null && !emailVerified ? { name: 'code', email } : { name: 'address' };
}

/** The address for logging in and for a new password: name it, prove it, change it. */
export function EmailSetting({ me }: { me: Me }) {
  const [step, setStep] = useState(() => firstStep(me));
  const server = useQuery(instance, null);
  const change = useMutation(changeEmail);
  const confirmation = useMutation(confirmEmail);
  const reminder = useAction(remindEmail);
  const removal = useAction(changeEmail);
  const toast = useToast();

  async function send(email: string): Promise<void> {
    if (await change.run(email)) setStep({ name: 'code', email });
  }

  async function confirm(code: string): Promise<void> {
    if (!(await confirmation.run(code))) return;
    toast({ text: t('email.confirmed') });
    setStep({ name: 'address' });
  }

  async function remind(): Promise<void> {
    if (await reminder.run(undefined)) toast({ text: t('email.sentAgain') });
  }

  async function remove(): Promise<void> {
    if (await removal.run(null)) toast({ text: t('email.removed') });
  }

  if (server.status === 'failed') return <FailedState text={t('email.failed')} onRetry={server.refetch} />;
  if (!server.data) return <SkeletonRows count={1} />;
  if (step.name === 'code') {
    const wrong = confirmation.problem?.code === 'invalid';
    return (
      <EmailCodeForm
        email={step.email}
        busy={confirmation.status === 'pending'}
        problem={wrong ? t('code.wrong') : textOf(confirmation.problem)}
        onSubmit={(code) => void confirm(code)}
        onAgain={() => void remind()}
        onOther={() => setStep({ name: 'editing' })}
      />
    );
  }
  if (!me.emailVerified && !server.data.mail) return <p className="p-4 text-body text-muted">{t('email.off')}</p>;
  if (!me.emailVerified || step.name === 'editing') {
    return (
      <EmailForm
        busy={change.status === 'pending'}
        problem={textOf(change.problem)}
        onSubmit={(email) => void send(email)}
        onCancel={me.emailVerified ? () => setStep({ name: 'address' }) : undefined}
      />
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2 p-4">
      <p className="flex min-w-40 grow basis-0 items-center gap-2 text-body">
        <CircleCheckIcon size={18} className="shrink-0 text-online-ink" />
        <bdi className="min-w-0 break-words">{me.email}</bdi>
      </p>
      {server.data.mail && (
        <Button variant="quiet" onClick={() => setStep({ name: 'editing' })}>
          {t('email.change')}
        </Button>
      )}
      <Button variant="dangerPlain" busy={removal.busy} onClick={() => void remove()}>
        {t('email.remove')}
      </Button>
    </div>
  );
}
