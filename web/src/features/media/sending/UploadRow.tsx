import { FileIcon } from '../../../shared/ui/icons/FileIcon';
import { MusicIcon } from '../../../shared/ui/icons/MusicIcon';
import { UploadBar } from './UploadBar';
import { UploadButtons } from './UploadButtons';
import type { UploadProps } from './UploadTile';
import { shareOf, uploadStatus } from './uploadView';

/** A sound or a file on its way, as high as it will be when it is there. */
export function UploadRow(props: UploadProps) {
  const { file, progress } = props;
  const Shape = file.mime.startsWith('audio/') ? MusicIcon : FileIcon;
  const status = uploadStatus(file, progress);
  return (
    <div className="flex h-16 items-center gap-3 ps-3 pe-2">
      <span className="grid size-11 shrink-0 place-items-center rounded-full bg-mine-quote">
        <Shape size={22} />
      </span>
      <span className="min-w-0 grow">
        <bdi className="block truncate font-medium">{file.name}</bdi>
        <UploadBar name={file.name} share={shareOf(file, progress)} />
        <span title={status} className="block truncate text-meta text-mine-meta tabular-nums">
          {status}
        </span>
      </span>
      <UploadButtons {...props} ground="mine" />
    </div>
  );
}
