import { t } from '../../../shared/i18n/translate';
import type { Attachment } from '../../../shared/media/attachment';
import { useFetched } from '../../../shared/media/useFetched';
import { classes } from '../../../shared/ui/classes';
import { ImageOffIcon } from '../../../shared/ui/icons/ImageOffIcon';
import { Blur } from './Blur';
import { sourcesOf } from './sources';

interface PictureProps {
  media: Attachment;
  /** What it is to those who do not see it. */
  alt: string;
  /** How wide it is shown, in pixels. */
  width: number;
  /** Only the smallest variant, which stands still. */
  still?: boolean;
  /** Whole, instead of filling its room. */
  whole?: boolean;
}

/** A picture over its blur, in no more pixels than its room needs. */
export function Picture({ media, alt, width, still = false, whole = false }: PictureProps) {
  const { src, srcSet } = sourcesOf(media, still);
  const { status, attempt, onLoad, onError } = useFetched(src);
  return (
    <>
      {status !== 'shown' && <Blur hash={media.blurhash} />}
      {status === 'failed' ? (
        <Missing alt={alt} />
      ) : (
        <img
          key={attempt}
          src={src}
          srcSet={srcSet}
          sizes={`${width}px`}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onLoad={onLoad}
          onError={onError}
          className={classes(
            'absolute inset-0 size-full transition-opacity duration-200 [-webkit-touch-callout:none]',
            whole ? 'object-contain' : 'object-cover',
            status === 'loading' && 'opacity-0',
          )}
        />
      )}
    </>
  );
}

/** It cannot be had now; what it is can still be read. */
function Missing({ alt }: { alt: string }) {
  return (
    <span
      className={classes(
        'absolute inset-0 grid place-content-center justify-items-center gap-1 bg-veil',
        'p-3 text-center text-small text-on-fill',
      )}
    >
      <ImageOffIcon size={24} />
      <span className="line-clamp-3">{alt}</span>
      <span className="text-meta">{t('media.notLoaded')}</span>
    </span>
  );
}
