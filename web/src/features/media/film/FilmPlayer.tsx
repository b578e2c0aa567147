import { useRef } from 'react';
import { t } from '../../../shared/i18n/translate';
import type { Attachment } from '../../../shared/media/attachment';
import { useFetched } from '../../../shared/media/useFetched';
import { classes } from '../../../shared/ui/classes';
import { DownloadLink } from '../DownloadLink';
import { onlyOne } from '../onlyOne';

interface FilmPlayerProps {
  media: Attachment;
  /** Whether it begins at once. */
  begin: boolean;
  tabbable: boolean;
}

/** A film with the browser's own controls. */
export function FilmPlayer({ media, begin, tabbable }: FilmPlayerProps) {
  const { status, attempt, onLoad, onError } = useFetched(media.urls.original);
  const place = useRef(0);
  if (status === 'failed') {
    return (
      <div
        className={classes(
          'absolute inset-0 grid place-content-center justify-items-center gap-3 bg-stage',
          'p-4 text-center text-small text-on-stage',
        )}
      >
        {t('media.notPlayable')}
        <DownloadLink media={media} tabbable={tabbable} />
      </div>
    );
  }
  return (
    <video
      key={attempt}
      src={media.urls.original}
      poster={media.urls.poster}
      controls
      autoPlay={begin}
      playsInline
      preload="none"
      tabIndex={tabbable ? 0 : -1}
      aria-label={media.alt ?? t('media.videos', { count: 1 })}
      ref={(element) => {
        // After a second try it goes on where the first one failed.
        if (element && place.current > 0 && element.currentTime === 0) {
          element.currentTime = place.current;
        }
      }}
      onTimeUpdate={(event) => {
        place.current = event.currentTarget.currentTime;
      }}
      onPlay={(event) => onlyOne(event.currentTarget)}
      onLoadedMetadata={onLoad}
      onError={onError}
      // Above the time of the message, which would lie on its controls.
      className={classes(
        'absolute inset-0 z-10 size-full bg-stage object-contain',
        'focus-visible:-outline-offset-4',
      )}
    />
  );
}
