import type { Box, View } from '../viewer/view';

/** A square of a picture, in its own pixels. */
export interface Square {
  x: number;
  y: number;
  edge: number;
}

/** What of a picture is seen on a square stage. */
export function squareSeen(picture: Box, fit: Box, stage: Box, { scale, x, y }: View): Square {
  const pixels = picture.width / (fit.width * scale);
  const edge = Math.min(stage.width * pixels, picture.width, picture.height);
  return {
    x: Math.max(0, picture.width / 2 - x * pixels - edge / 2),
    y: Math.max(0, picture.height / 2 - y * pixels - edge / 2),
    edge,
  };
}

const EDGE = 512;
const QUALITY = 0.9;

/** That square as a JPEG of 512 by 512; what shines through is white. */
export function squareOf(image: HTMLImageElement, { x, y, edge }: Square): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = EDGE;
  canvas.height = EDGE;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, EDGE, EDGE);
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, x, y, edge, edge, 0, 0, EDGE, EDGE);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave nothing'))),
      'image/jpeg',
      QUALITY,
    );
  });
}
