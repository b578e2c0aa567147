import { useLayoutEffect, useRef } from 'react';
import { decodeBlurhash } from './blurhash';

/** Enough for what a hash can say; the browser draws it softly over any size. */
const EDGE = 24;

/** What a picture looks like from far away, until it is there. */
export function Blur({ hash }: { hash: string | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const pixels = hash === undefined ? undefined : decodeBlurhash(hash, EDGE, EDGE);
    const context = pixels && canvas.current?.getContext('2d');
    if (pixels) context?.putImageData(new ImageData(pixels, EDGE, EDGE), 0, 0);
  }, [hash]);
  return (
    <canvas ref={canvas} width={EDGE} height={EDGE} aria-hidden className="absolute inset-0 size-full" />
  );
}
