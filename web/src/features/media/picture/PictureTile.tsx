import type { TileProps } from '../mosaic/Album';
import { altOf } from './altOf';
import { Picture } from './Picture';

/** A picture that opens by itself. */
export function PictureTile({ media, position, count, width, tabbable, onOpen }: TileProps) {
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onOpen(media.id)}
      className="absolute inset-0 cursor-zoom-in focus-visible:-outline-offset-4"
    >
      <Picture media={media} alt={altOf(media, position, count)} width={width} />
    </button>
  );
}
