import { blockPerson, selectBlocks } from '../../features/friends/blocks';
import { shownName } from '../../features/people/shownName';
import type { User } from '../../features/people/user';
import { ReportForm } from '../../features/reports/ReportForm';
import { sendReport } from '../../features/reports/reportEndpoints';
import type { Reason } from '../../features/reports/reportEndpoints';
import { useSelector } from '../../shared/hooks/useSelector';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { enReports } from '../../shared/i18n/enReports';
import { problemText } from '../../shared/i18n/problemText';
import { Rich } from '../../shared/i18n/Rich';
import { learn, t } from '../../shared/i18n/translate';
import { Dialog } from '../../shared/ui/Dialog';
import { LongText } from '../../shared/ui/LongText';
import { Name } from '../../shared/ui/Name';
import { useToast } from '../../shared/ui/Toasts';

learn(enReports);

/** A message that is reported, as far as it is told. */
export interface ReportedMessage {
  conversation: string;
  seq: number;
  body: string;
  /** The names of what came with it. */
  attachments: readonly string[];
}

interface ReportDialogProps {
  user: User;
  message?: ReportedMessage | undefined;
  onClose(): void;
}

function refusal(problem: Problem): string {
  if (problem.code === 'rate-limited') {
    const minutes = Math.ceil((problem.retryAfter ?? 60) / 60);
    return t('report.tooMany', { count: minutes });
  }
  return problem.code === 'not-found' ? t('report.gone') : problemText(problem);
}

/** Tells whoever runs this server of somebody, or of a message of theirs. */
export function ReportDialog({ user, message, onClose }: ReportDialogProps) {
  const name = shownName(user);
  const blocked = useSelector(selectBlocks)[user.id] === true;
  const report = useMutation(sendReport);
  const blocking = useMutation(blockPerson);
  const toast = useToast();

  async function send(reason: Reason, comment: string, block: boolean): Promise<void> {
    const about = message && { conversation: message.conversation, seq: message.seq };
    const said = comment === '' ? undefined : comment;
    const sent = await report.run({ userId: user.id, message: about, reason, comment: said });
    if (!sent) return;
    const stopped = block && (await blocking.run(user.id));
    onClose();
    toast({ text: t(stopped ? 'report.doneAndBlocked' : 'report.done', { name }) });
    if (block && !stopped) toast({ tone: 'failed', text: t('report.notBlocked', { name }) });
  }

  return (
    <Dialog title={t(message ? 'report.messageTitle' : 'report.title')} onClose={onClose}>
      <ReportForm
        told={
          <>
            <p className="text-body text-muted">
              <Rich
                text={message ? 'report.messageTold' : 'report.told'}
                parts={{ name: <Name>{name}</Name> }}
              />
            </p>
            {message && <LongText low label={t('report.preview')} text={wordsOf(message)} />}
          </>
        }
        blockLabel={blocked || user.deleted ? undefined : t('report.block', { name })}
        busy={report.status === 'pending' || blocking.status === 'pending'}
        problem={report.problem && refusal(report.problem)}
        onSubmit={(reason, comment, block) => void send(reason, comment, block)}
        onClose={onClose}
      />
    </Dialog>
  );
}

function wordsOf({ body, attachments }: ReportedMessage): string {
  return [body, ...attachments].filter((line) => line !== '').join('\n');
}
