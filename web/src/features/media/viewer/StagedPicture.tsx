import { useState } from 'react';
import type { Attachment } from '../../../shared/media/attachment';
import { useFetched } from '../../../shared/media/useFetched';
import { classes } from '../../../shared/ui/classes';
import { Blur } from '../picture/Blur';

/** Enlarged beyond this, what was made for screens begins to show its pixels. */
const FINE = 1.5;

interface StagedPictureProps {
  media: Attachment;
  alt: string;
  scale: number;
}

/** One over the other: the blur, what was seen already, what is made for screens, and all there is. */
export function StagedPicture({ media, alt, scale }: StagedPictureProps) {
  const { thumb, preview, original } = media.urls;
  const [fine, setFine] = useState(false);
  if (scale > FINE && !fine && !media.animated) setFine(true);
  return (
    <>
      <Blur hash={media.blurhash} />
      {thumb !== undefined && thumb !== preview && <Layer src={thumb} alt="" />}
      <Layer src={preview ?? original} alt={alt} />
      {fine && original !== undefined && original !== preview && <Layer src={original} alt="" />}
    </>
  );
}

/** Where it cannot be had, what lies below it is seen; its words stay. */
function Layer({ src, alt }: { src: string | undefined; alt: string }) {
  const { status, attempt, onLoad, onError } = useFetched(src);
  return (
    <img
      key={attempt}
      src={src}
      alt={alt}
      decoding="async"
      draggable={false}
      onLoad={onLoad}
      onError={onError}
      className={classes('absolute inset-0 size-full object-contain', status !== 'shown' && 'opacity-0')}
    />
  );
}
