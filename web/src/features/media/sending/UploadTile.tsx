import type { OutgoingFile } from '../../../shared/media/outgoingFile';
import type { Progress } from '../../../shared/media/uploadEvents';
import { percent } from '../measures';
import { LocalLook } from './LocalLook';
import { UploadBar } from './UploadBar';
import { UploadButtons } from './UploadButtons';
import type { UploadControls } from './UploadButtons';
import { shareOf, uploadStatus } from './uploadView';

export interface UploadProps extends UploadControls {
  file: OutgoingFile;
  /** Its message was refused, which may be for any of its files. */
  failed: boolean;
  progress: Progress | undefined;
}

/** Narrower than this, a tile has room for a number only, in pixels. */
const WORDS = 180;

/** A picture or a film on its way, as it will stand there; once it has gone, nothing lies over it. */
export function UploadTile({ width, ...props }: UploadProps & { width: number }) {
  const { file, progress } = props;
  const share = shareOf(file, progress);
  const status = uploadStatus(file, progress);
  return (
    <>
      <LocalLook content={file.key} mime={file.mime} />
      {(file.media === undefined || props.failed) && (
        <div className="absolute inset-0 grid place-content-center justify-items-center gap-2 bg-veil p-3 text-center text-on-fill">
          <UploadButtons {...props} ground="veil" />
          <UploadBar name={file.name} share={share} />
          <span title={status} className="line-clamp-3 text-meta tabular-nums">
            {width < WORDS && !file.problem ? percent(share) : status}
          </span>
        </div>
      )}
    </>
  );
}
