import { useLocalUrl } from './useLocalUrl';

interface LocalLookProps {
  content: string;
  mime: string;
}

/** A picture or a film of this device, filling its room; nothing where there is none to be seen. */
export function LocalLook({ content, mime }: LocalLookProps) {
  const url = useLocalUrl(content);
  const className = 'absolute inset-0 size-full object-cover';
  if (url === undefined) return null;
  return mime.startsWith('video/') ? (
    <video src={url} muted playsInline preload="metadata" className={className} />
  ) : (
    <img src={url} alt="" draggable={false} className={className} />
  );
}
