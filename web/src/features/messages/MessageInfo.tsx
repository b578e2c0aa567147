import { Rich } from '../../shared/i18n/Rich';
import { fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { Name } from '../../shared/ui/Name';

interface MessageInfoProps {
  sentAt: number;
  editedAt: number | null;
  /** How far the other one has come; absent for what they wrote. */
  reached: { name: string; delivered: boolean; read: boolean } | undefined;
  onClose(): void;
}

/** What is known of a message. Nobody keeps when it was delivered or read, only that it was. */
export function MessageInfo({ sentAt, editedAt, reached, onClose }: MessageInfoProps) {
  return (
    <Dialog title={t('info.title')} onClose={onClose}>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2.5 text-small [&>dt]:text-muted">
        <dt>{t('info.sent')}</dt>
        <dd>{fullTime(sentAt)}</dd>
        {editedAt !== null && (
          <>
            <dt>{t('info.edited')}</dt>
            <dd>{fullTime(editedAt)}</dd>
          </>
        )}
        {reached && <Reached {...reached} />}
      </dl>
      <div className="mt-6 flex justify-end">
        <Button variant="quiet" size="medium" onClick={onClose} autoFocus>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Reached({ name, delivered, read }: NonNullable<MessageInfoProps['reached']>) {
  const parts = { name: <Name>{name}</Name> };
  return (
    <>
      <dt>
        <Rich text="info.delivered" parts={parts} />
      </dt>
      <dd>{t(delivered ? 'info.yes' : 'info.notYet')}</dd>
      <dt>
        <Rich text="info.read" parts={parts} />
      </dt>
      <dd>{t(read ? 'info.yes' : 'info.notRead')}</dd>
    </>
  );
}
