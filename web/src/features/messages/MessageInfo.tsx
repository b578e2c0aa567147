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
  reached: Reached | undefined;
  onClose(): void;
}

interface Reached {
  name: string;
  delivered: boolean;
  /** When this client heard of it, by the clock of this device. */
  deliveredAt: number | undefined;
  read: boolean;
  readAt: number | undefined;
}

/** What is known of a message; when it was delivered and read only where this client heard of it. */
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
        {reached && <Way {...reached} />}
      </dl>
      <div className="mt-6 flex justify-end">
        <Button variant="quiet" size="medium" onClick={onClose} autoFocus>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Way({ name, delivered, deliveredAt, read, readAt }: Reached) {
  const parts = { name: <Name>{name}</Name> };
  const yes = (at: number | undefined) => (at === undefined ? t('info.yes') : fullTime(at));
  return (
    <>
      <dt>
        <Rich text="info.delivered" parts={parts} />
      </dt>
      <dd>{delivered ? yes(deliveredAt) : t('info.notYet')}</dd>
      <dt>
        <Rich text="info.read" parts={parts} />
      </dt>
      <dd>{read ? yes(readAt) : t('info.notRead')}</dd>
    </>
  );
}
