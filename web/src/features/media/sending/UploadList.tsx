import { t } from '../../../shared/i18n/translate';
import type { OutgoingFile } from '../../../shared/media/outgoingFile';
import { percent } from '../measures';
import type { Progresses } from './progresses';
import { UploadRow } from './UploadRow';
import { shareOfAll } from './uploadView';

interface UploadListProps {
  files: readonly OutgoingFile[];
  progresses: Progresses;
  tabbable: boolean;
  onPause(key: string, paused: boolean): void;
  /** Absent once the message is on its way. */
  onCancel: ((key: string) => void) | undefined;
}

/** What is heard of it without looking: four words on the way, whatever the number of files. */
function announced(share: number): string {
  const quarters = Math.floor(share * 4);
  return quarters === 0 ? '' : t('upload.announced', { percent: percent(quarters / 4) });
}

/** The files of a message on its way, and how far each has come. */
export function UploadList({ files, progresses, tabbable, onPause, onCancel }: UploadListProps) {
  const going = files.some(({ media }) => media === undefined);
  return (
    <>
      <ul aria-label={t('upload.title')} className="w-72 max-w-full">
        {files.map((file) => (
          <UploadRow
            key={file.key}
            file={file}
            progress={progresses[file.key]}
            tabbable={tabbable}
            onPause={onCancel && ((paused) => onPause(file.key, paused))}
            onCancel={onCancel && (() => onCancel(file.key))}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {going ? announced(shareOfAll(files, progresses)) : ''}
      </p>
    </>
  );
}
