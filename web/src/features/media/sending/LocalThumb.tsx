import { useState } from 'react';
import { FileIcon } from '../../../shared/ui/icons/FileIcon';
import { useLocalUrl } from './useLocalUrl';

interface LocalThumbProps {
  content: string;
  mime: string;
}

/** A small look at a file of this device; a sign where this browser can show none. */
export function LocalThumb({ content, mime }: LocalThumbProps) {
  const url = useLocalUrl(content);
  const [failed, setFailed] = useState(false);
  const fail = () => setFailed(true);
  const look = { src: url, className: 'size-full object-cover', onError: fail };
  const shown = url !== undefined && !failed;
  return (
    <span className="grid size-14 shrink-0 place-items-center overflow-hidden rounded-field bg-raised text-muted">
      {shown && mime.startsWith('image/') ? (
        <img alt="" {...look} />
      ) : shown && mime.startsWith('video/') ? (
        <video muted playsInline preload="metadata" {...look} />
      ) : (
        <FileIcon size={22} />
      )}
    </span>
  );
}
