const DIGITS =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~';

type Colour = readonly [number, number, number];

/** What some digits of a hash say; NaN where one of them is none. */
function valueOf(digits: string): number {
  return Array.from(digits).reduce((sum, digit) => {
    const value = DIGITS.indexOf(digit);
    return value < 0 ? NaN : sum * 83 + value;
  }, 0);
}

function toLinear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toChannel(light: number): number {
  const share = Math.max(0, Math.min(1, light));
  const curved = share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;
  return Math.round(curved * 255);
}

function mean(value: number): Colour {
  return [toLinear(value >> 16), toLinear((value >> 8) & 255), toLinear(value & 255)];
}

function wave(value: number, most: number): Colour {
  const part = (digit: number) => {
    const share = (digit - 9) / 9;
    return Math.sign(share) * share * share * most;
  };
  return [part(Math.floor(value / 361)), part(Math.floor(value / 19) % 19), part(value % 19)];
}

interface Waves {
  across: number;
  down: number;
  colours: readonly Colour[];
}

function wavesOf(hash: string): Waves | undefined {
  const size = valueOf(hash.charAt(0));
  const across = (size % 9) + 1;
  const down = Math.floor(size / 9) + 1;
  if (hash.length !== 4 + 2 * across * down || Number.isNaN(valueOf(hash))) return undefined;
  const most = (valueOf(hash.charAt(1)) + 1) / 166;
  const colours = Array.from({ length: across * down }, (_, i) =>
    i === 0 ? mean(valueOf(hash.slice(2, 6))) : wave(valueOf(hash.slice(4 + 2 * i, 6 + 2 * i)), most),
  );
  return { across, down, colours };
}

/**
 * What a picture looks like from far away (BlurHash), as red, green, blue and opacity of every pixel
 * of that size; `undefined` where the hash is none.
 */
export function decodeBlurhash(
  hash: string,
  width: number,
  height: number,
): Uint8ClampedArray | undefined {
  const waves = wavesOf(hash);
  if (!waves) return undefined;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels.set(colourAt(waves, x / width, y / height), 4 * (y * width + x));
    }
  }
  return pixels;
}

function colourAt({ across, down, colours }: Waves, x: number, y: number): number[] {
  const light = [0, 0, 0];
  for (let j = 0; j < down; j += 1) {
    for (let i = 0; i < across; i += 1) {
      const strength = Math.cos(Math.PI * x * i) * Math.cos(Math.PI * y * j);
      const colour = colours[j * across + i] ?? [0, 0, 0];
      colour.forEach((part, channel) => (light[channel] = (light[channel] ?? 0) + part * strength));
    }
  }
  return [...light.map(toChannel), 255];
}
