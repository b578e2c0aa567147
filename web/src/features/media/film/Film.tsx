import { useState } from 'react';
import { t } from '../../../shared/i18n/translate';
import { classes } from '../../../shared/ui/classes';
import { PlayIcon } from '../../../shared/ui/icons/PlayIcon';
import { duration } from '../measures';
import type { TileProps } from '../mosaic/Album';
import { altOf } from '../picture/altOf';
import { Picture } from '../picture/Picture';
import { FilmPlayer } from './FilmPlayer';

/** A film: its poster, and from the first press on the film itself; in company it opens by itself. */
export function Film({ media, position, count, width, tabbable, onOpen }: TileProps) {
  const [playing, setPlaying] = useState(false);
  if (playing) return <FilmPlayer media={media} begin tabbable={tabbable} />;
  const length = media.duration === undefined ? '' : duration(media.duration);
  const alt = altOf(media, position, count);
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      aria-label={t('media.play', { name: [alt, length].filter(Boolean).join(', ') })}
      onClick={() => (count === 1 ? setPlaying(true) : onOpen(media.id))}
      className="group/film absolute inset-0 focus-visible:-outline-offset-4"
    >
      <Picture media={media} alt="" width={width} />
      <span
        className={classes(
          'absolute inset-0 m-auto grid size-14 max-h-full place-items-center',
          'rounded-full bg-veil ps-1 text-on-fill transition-transform',
          'group-hover/film:scale-105',
        )}
      >
        <PlayIcon size={26} />
      </span>
      {length !== '' && (
        <span
          className={classes(
            'absolute start-1.5 bottom-1.5 rounded-full bg-veil px-2 py-0.5 text-meta',
            'text-on-fill tabular-nums',
          )}
        >
          {length}
        </span>
      )}
    </button>
  );
}
