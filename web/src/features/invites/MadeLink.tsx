import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { IconButton } from '../../shared/ui/IconButton';
import { CopyIcon } from '../../shared/ui/icons/CopyIcon';
import { QrPicture } from '../../shared/ui/QrPicture';

interface MadeLinkProps {
  link: string;
  /** Absent where a browser keeps the clipboard from the page. */
  onCopy: ((words: string) => void) | undefined;
  onAnother(): void;
}

/** A link that was just made, to be copied or scanned. */
export function MadeLink({ link, onCopy, onAnother }: MadeLinkProps) {
  return (
    <div className="grid gap-4">
      <p role="status" className="text-body text-muted">
        {t('invites.linkText')}
      </p>
      <div className="grid justify-items-center">
        <QrPicture text={link} label={t('invites.qr')} />
      </div>
      <div className="flex items-center gap-2 rounded-field bg-raised ps-3.5">
        <div className="min-w-0 grow py-2">
          <p className="text-small text-muted">{t('invites.link')}</p>
          <p dir="ltr" className="font-mono text-small break-all text-ink select-all">
            {link}
          </p>
        </div>
        {onCopy && (
          <IconButton icon={CopyIcon} label={t('invites.copy')} onClick={() => onCopy(link)} />
        )}
      </div>
      <div>
        <Button variant="quiet" size="medium" onClick={onAnother}>
          {t('invites.another')}
        </Button>
      </div>
    </div>
  );
}
