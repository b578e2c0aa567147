import type { ReactNode } from 'react';
import { t } from '../i18n/translate';
import { Button } from './Button';
import { Dialog } from './Dialog';

interface ConfirmDialogProps {
  title: string;
  confirm: string;
  busy?: boolean;
  /** Nothing is lost by it. */
  harmless?: boolean;
  onConfirm(): void;
  onClose(): void;
  children: ReactNode;
}

/** Asks before something that is not easily undone; the harmless answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p className="mt-2 text-body text-muted">{props.children}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button variant="quiet" size="medium" onClick={props.onClose} autoFocus>
          {t('cancel')}
        </Button>
        <Button
          variant={props.harmless ? 'filled' : 'danger'}
          size="medium"
          busy={props.busy ?? false}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
