import { t } from '../../../shared/i18n/translate';
import type { OutgoingFile } from '../../../shared/media/outgoingFile';
import type { Progress } from '../../../shared/media/uploadEvents';
import { classes } from '../../../shared/ui/classes';
import type { Icon } from '../../../shared/ui/icons/icon';
import { PauseIcon } from '../../../shared/ui/icons/PauseIcon';
import { PlayIcon } from '../../../shared/ui/icons/PlayIcon';
import { XIcon } from '../../../shared/ui/icons/XIcon';
import { percent } from '../measures';
import { LocalThumb } from './LocalThumb';
import { shareOf, uploadStatus } from './uploadView';

export interface UploadRowProps {
  file: OutgoingFile;
  progress: Progress | undefined;
  tabbable: boolean;
  /** Absent where nothing is on its way any more. */
  onPause: ((paused: boolean) => void) | undefined;
  onCancel: (() => void) | undefined;
}

export function UploadRow({ file, progress, tabbable, onPause, onCancel }: UploadRowProps) {
  const { name, paused = false, media, problem } = file;
  const share = shareOf(file, progress);
  return (
    <li className="flex items-center gap-2 py-1">
      <LocalThumb content={file.key} mime={file.mime} />
      <div className="min-w-0 grow">
        <p className="truncate text-small font-medium">{name}</p>
        <div
          role="progressbar"
          aria-label={t('upload.of', { name, percent: percent(share) })}
          aria-valuenow={Math.round(share * 100)}
          className="my-1 h-1 overflow-hidden rounded-full bg-mine-quote"
        >
          <div className="h-full rounded-full bg-current" style={{ width: `${share * 100}%` }} />
        </div>
        <p className={classes('text-meta tabular-nums text-mine-meta', problem && 'font-semibold')}>
          {uploadStatus(file, progress)}
        </p>
      </div>
      {onPause && media === undefined && !problem && (
        <RowButton
          icon={paused ? PlayIcon : PauseIcon}
          label={t(paused ? 'upload.resume' : 'upload.pause', { name })}
          tabbable={tabbable}
          onClick={() => onPause(!paused)}
        />
      )}
      {onCancel && (
        <RowButton
          icon={XIcon}
          label={t('upload.cancel', { name })}
          tabbable={tabbable}
          onClick={onCancel}
        />
      )}
    </li>
  );
}

interface RowButtonProps {
  icon: Icon;
  label: string;
  tabbable: boolean;
  onClick(): void;
}

/** On the ground of my own messages. */
function RowButton({ icon: Shape, label, tabbable, onClick }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      tabIndex={tabbable ? 0 : -1}
      onClick={onClick}
      className="grid size-9 shrink-0 place-items-center rounded-full hover:bg-mine-quote touch:size-11"
    >
      <Shape size={18} />
    </button>
  );
}
