import { t } from '../../../shared/i18n/translate';
import type { OutgoingFile } from '../../../shared/media/outgoingFile';
import { classes } from '../../../shared/ui/classes';
import type { Icon } from '../../../shared/ui/icons/icon';
import { PauseIcon } from '../../../shared/ui/icons/PauseIcon';
import { PlayIcon } from '../../../shared/ui/icons/PlayIcon';
import { XIcon } from '../../../shared/ui/icons/XIcon';

export interface UploadControls {
  tabbable: boolean;
  onPause(paused: boolean): void;
  /** Takes it out of its message; absent once that may have been sent. */
  onCancel: (() => void) | undefined;
}

interface UploadButtonsProps extends UploadControls {
  file: OutgoingFile;
  /** The ground that they stand on. */
  ground: 'veil' | 'mine';
}

const GROUNDS = { veil: 'bg-veil', mine: 'hover:bg-mine-quote' } as const;

/** What can be done with an upload. */
export function UploadButtons({ file, ground, tabbable, onPause, onCancel }: UploadButtonsProps) {
  const { name, paused = false, media, problem } = file;
  if (!onCancel) return null;

  const button = (Shape: Icon, label: string, run: () => void) => (
    <button
      type="button"
      aria-label={label}
      title={label}
      tabIndex={tabbable ? 0 : -1}
      onClick={run}
      className={classes(
        'grid size-9 shrink-0 place-items-center rounded-full touch:size-11',
        GROUNDS[ground],
      )}
    >
      <Shape size={18} />
    </button>
  );
  const pause = t(paused ? 'upload.resume' : 'upload.pause', { name });
  return (
    <span className="flex gap-1">
      {media === undefined && !problem && button(paused ? PlayIcon : PauseIcon, pause, () => onPause(!paused))}
      {button(XIcon, t('upload.cancel', { name }), onCancel)}
    </span>
  );
}
