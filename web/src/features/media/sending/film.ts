import type { OutgoingFile } from '../../../shared/media/outgoingFile';

/** How long a browser may take over the beginning of a film. */
const PATIENCE = 5_000;

type Measures = Pick<OutgoingFile, 'width' | 'height' | 'duration'>;

function measured(player: HTMLVideoElement): Measures {
  const { videoWidth, videoHeight, duration } = player;
  return {
    ...(videoWidth > 0 ? { width: videoWidth, height: videoHeight } : {}),
    ...(Number.isFinite(duration) ? { duration: Math.round(duration * 1000) } : {}),
  };
}

/** Size and length of a film or a sound, as far as this browser can play it. */
export function measuresOf(file: Blob): Promise<Measures> {
  const player = document.createElement('video');
  const url = URL.createObjectURL(file);
  return new Promise<Measures>((resolve) => {
    player.preload = 'metadata';
    player.onloadedmetadata = () => resolve(measured(player));
    player.onerror = () => resolve({});
    setTimeout(() => resolve({}), PATIENCE);
    player.src = url;
  }).finally(() => {
    player.removeAttribute('src');
    URL.revokeObjectURL(url);
  });
}
