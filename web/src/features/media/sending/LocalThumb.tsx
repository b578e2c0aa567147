import { kindOf } from '../../../shared/media/outgoingFile';
import { FileIcon } from '../../../shared/ui/icons/FileIcon';
import { LocalLook } from './LocalLook';

interface LocalThumbProps {
  content: string;
  mime: string;
}

/** A small look at a file of this device, over a sign for what this browser cannot show. */
export function LocalThumb({ content, mime }: LocalThumbProps) {
  const kind = kindOf(mime);
  return (
    <span className="relative grid size-14 shrink-0 place-items-center overflow-hidden rounded-field bg-raised text-muted">
      <FileIcon size={22} />
      {(kind === 'image' || kind === 'video') && <LocalLook content={content} mime={mime} />}
    </span>
  );
}
