import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { FormProblem } from '../../shared/ui/FormProblem';
import { IconButton } from '../../shared/ui/IconButton';
import { CopyIcon } from '../../shared/ui/icons/CopyIcon';
import { Name } from '../../shared/ui/Name';

interface ResetLinkDialogProps {
  name: string;
  /** As soon as it is made. */
  link: string | undefined;
  busy: boolean;
  problem: string | undefined;
  onMake(): void;
  /** Absent where a browser keeps the clipboard from the page. */
  onCopy: ((words: string) => void) | undefined;
  onClose(): void;
}

const stay = () => undefined;

/** Makes a link for a new password; what is shown once does not go by chance. */
export function ResetLinkDialog(props: ResetLinkDialogProps) {
  const { name, link, onCopy, onClose } = props;
  return (
    <Dialog title={t('operator.link')} onClose={link === undefined ? onClose : stay}>
      <p className="mt-2 text-body text-muted">
        <Rich
          text={link === undefined ? 'operator.linkAsk' : 'operator.linkMade'}
          parts={{ name: <Name>{name}</Name> }}
        />
      </p>
      {link === undefined ? (
        <div className="mt-4 grid gap-4">
          <FormProblem text={props.problem} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="quiet" size="medium" autoFocus onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="medium" busy={props.busy} onClick={props.onMake}>
              {t('operator.linkMake')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="mt-4 grid gap-4">
          <div className="flex items-center gap-2 rounded-field bg-raised ps-3.5">
            <p
              role="status"
              dir="ltr"
              className="min-w-0 grow py-2 font-mono text-small break-all text-ink select-all"
            >
              {link}
            </p>
            {onCopy && (
              <IconButton
                icon={CopyIcon}
                label={t('operator.linkCopy')}
                onClick={() => onCopy(link)}
              />
            )}
          </div>
          <div className="flex justify-end">
            <Button size="medium" autoFocus onClick={onClose}>
              {t('operator.linkDone')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
