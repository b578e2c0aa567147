import { isAnimated } from './animated';

/** What a picture is shown in, and what it may be sent as instead. */
export interface Picture {
  width: number;
  height: number;
  /** Absent where the file is best sent as it is. */
  smaller?: { content: Blob; width: number; height: number } | undefined;
}

const LONGEST = 2_560;
const QUALITY = 0.85;
/** Below this nothing is gained that anybody would notice. */
const WORTH = 200_000;

/** These have no transparent parts, so JPEG holds all of them; WebP holds whatever there is. */
const OPAQUE = new Set(['image/jpeg', 'image/heic', 'image/heif', 'image/bmp']);
/**
 * What a browser that can read them does better than the server, which refuses those of more than 20
 * megapixels: nearly nobody else can show them.
 */
const RARE = new Set(['image/heic', 'image/heif']);

function drawn(
  bitmap: ImageBitmap,
  width: number,
  height: number,
  mime: string,
): Promise<Blob | null> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(bitmap, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, mime, QUALITY));
}

async function shrunk(file: File, bitmap: ImageBitmap): Promise<Picture['smaller']> {
  const share = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const rare = RARE.has(file.type);
  if (share === 1 && file.size < WORTH && !rare) return undefined;
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.round(side * share));
  if (!width || !height) return undefined;
  const mime = OPAQUE.has(file.type) ? 'image/jpeg' : 'image/webp';
  const content = await drawn(bitmap, width, height, mime);
  // A browser that cannot write a type writes PNG instead, which is larger.
  if (content?.type !== mime || (content.size >= file.size && !rare)) return undefined;
  return { content, width, height };
}

/**
 * Looks into a picture and makes a smaller one of it, upright as it is shown; never a larger one.
 * `undefined` for what this browser cannot read: the server may.
 */
export async function pictureOf(file: File): Promise<Picture | undefined> {
  let bitmap: ImageBitmap | undefined;
  try {
    bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    const smaller = (await isAnimated(file)) ? undefined : await shrunk(file, bitmap);
    return { width, height, smaller };
  } catch {
    return undefined;
  } finally {
    bitmap?.close();
  }
}
