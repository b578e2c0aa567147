import type { Attachment } from '../../../shared/media/attachment';
import { classes } from '../../../shared/ui/classes';
import type { OnItsWay } from '../Attachments';
import { Film } from '../film/Film';
import { AnimatedPicture } from '../picture/AnimatedPicture';
import { PictureTile } from '../picture/PictureTile';
import type { Preparations } from '../preparations';
import { Unready } from '../Unready';
import type { Mosaic } from './mosaic';

interface AlbumProps {
  mosaic: Mosaic;
  seen: readonly Attachment[];
  preparations: Preparations;
  mine: boolean;
  onItsWay?: OnItsWay | undefined;
  tabbable: boolean;
  onOpen(id: string): void;
}

const share = (value: number) => `${value * 100}%`;

/** Pictures and films side by side; a line of the ground parts them. */
export function Album({ mosaic, seen, ...props }: AlbumProps) {
  const several = seen.length > 1;
  return (
    <div className={classes('absolute', several ? '-inset-px' : 'inset-0')}>
      {mosaic.tiles.map(({ left, top, width, height }, index) => {
        const media = seen[index];
        if (!media) return null;
        return (
          <div
            key={media.id}
            className={classes('absolute', several && 'p-px')}
            style={{ left: share(left), top: share(top), width: share(width), height: share(height) }}
          >
            <div className="relative size-full overflow-hidden bg-code">
              <Tile
                {...props}
                media={media}
                position={index + 1}
                count={seen.length}
                width={Math.ceil(width * mosaic.width)}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}

export interface TileProps {
  media: Attachment;
  /** Which one it is of how many. */
  position: number;
  count: number;
  /** In pixels, at most. */
  width: number;
  tabbable: boolean;
  onOpen(id: string): void;
}

type Unfinished = Pick<AlbumProps, 'preparations' | 'mine' | 'onItsWay'>;

function Tile({ preparations, mine, onItsWay, ...tile }: TileProps & Unfinished) {
  const { media } = tile;
  if (onItsWay) return <>{onItsWay.tile(media.id, tile.width)}</>;
  if (media.state !== 'ready') {
    return <Unready media={media} progress={preparations[media.id]} mine={mine} />;
  }
  if (media.kind === 'video') return <Film {...tile} />;
  return media.animated ? <AnimatedPicture {...tile} /> : <PictureTile {...tile} />;
}
