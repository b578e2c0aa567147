import type { ReactNode } from 'react';
import type { Shape } from './shape';

interface MediaRoomProps {
  shape: Shape;
  /** The pictures and films, which fill their room by themselves. */
  tiles?: ReactNode;
  /** The sounds and files, each as high as `ROW`. */
  rows?: ReactNode;
}

/** The room for what came with a message, the same before it is there and afterwards. */
export function MediaRoom({ shape: { mosaic, rows: count }, tiles, rows }: MediaRoomProps) {
  return (
    <>
      {mosaic && (
        <div
          className="relative overflow-hidden bg-code"
          style={{ aspectRatio: `${mosaic.width} / ${mosaic.height}` }}
        >
          {tiles}
        </div>
      )}
      {rows ?? Array.from({ length: count }, (_, i) => <div key={i} className="h-16" />)}
    </>
  );
}
