import type { Attachment } from '../../../shared/media/attachment';
import { classes } from '../../../shared/ui/classes';
import { FileIcon } from '../../../shared/ui/icons/FileIcon';
import { MusicIcon } from '../../../shared/ui/icons/MusicIcon';
import { DownloadLink } from '../DownloadLink';
import { failureText } from '../failureText';
import { fileSize, fileType } from '../measures';
import { preparingText } from '../Unready';

interface FileRowProps {
  file: Attachment;
  progress: number | undefined;
  mine: boolean;
  tabbable: boolean;
}

/** A file: what it is called, how large and of which kind it is, and the way to have it. */
export function FileRow({ file, progress, mine, tabbable }: FileRowProps) {
  const Shape = file.kind === 'audio' ? MusicIcon : FileIcon;
  return (
    <div className="flex h-16 items-center gap-3 ps-3 pe-1">
      <span
        className={classes(
          'grid size-11 shrink-0 place-items-center rounded-full',
          mine ? 'bg-mine-quote' : 'bg-soft text-accent',
        )}
      >
        <Shape size={22} />
      </span>
      <span className="min-w-0 grow">
        <bdi className="block truncate font-medium">{file.name}</bdi>
        <span className={classes('block truncate text-small', mine ? 'text-mine-meta' : 'text-muted')}>
          {detailOf(file, progress, mine)}
        </span>
      </span>
      <DownloadLink media={file} tabbable={tabbable} />
    </div>
  );
}

function detailOf(file: Attachment, progress: number | undefined, mine: boolean): string {
  if (file.state === 'failed') return failureText(file, mine);
  if (file.state === 'preparing') return preparingText(progress);
  return `${fileSize(file.bytes)} · ${fileType(file.name, file.mime)}`;
}
