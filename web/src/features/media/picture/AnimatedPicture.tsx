import { useState } from 'react';
import { t } from '../../../shared/i18n/translate';
import { classes } from '../../../shared/ui/classes';
import { PauseIcon } from '../../../shared/ui/icons/PauseIcon';
import { PlayIcon } from '../../../shared/ui/icons/PlayIcon';
import type { TileProps } from '../mosaic/Album';
import { PictureTile } from './PictureTile';

/** A picture that moves, unless the person wants nothing to move, and until they want it to stop. */
export function AnimatedPicture(props: TileProps) {
  const { media, tabbable } = props;
  const [moving, setMoving] = useState(
    () => !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  const { preview, original, ...urls } = media.urls;
  const shown = moving ? { urls: { original, preview } } : { urls };
  const Shape = moving ? PauseIcon : PlayIcon;
  const label = t(moving ? 'media.stopMoving' : 'media.startMoving');
  return (
    <>
      <PictureTile {...props} key={String(moving)} media={{ ...media, ...shown }} />
      <button
        type="button"
        aria-label={label}
        title={label}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => setMoving(!moving)}
        className={classes(
          'absolute start-1.5 top-1.5 grid size-8 place-items-center rounded-full touch:size-11',
          'bg-veil text-on-fill focus-visible:-outline-offset-2',
        )}
      >
        <Shape size={16} />
      </button>
    </>
  );
}
