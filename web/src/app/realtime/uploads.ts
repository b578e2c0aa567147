import type { Uploader } from '../../features/media/sending/uploader';
import type { Outbox } from '../../features/messages/outbox';
import type { Clock } from '../../shared/lib/clock';
import { createReady } from '../ready';

interface Ports {
  outbox(): Outbox;
  /** Whether uploading falls to this tab. */
  leads(): boolean;
  load(): Promise<Uploader>;
  clock: Clock;
  random: () => number;
}

/** Uploads what messages wait for; loaded with the first message that has files. */
export function createUploads({ outbox, leads, load, clock, random }: Ports): Uploader {
  let uploader: Uploader | undefined;
  const loaded = createReady(async () => {
    uploader = await load();
  }, clock, random);

  return {
    pump() {
      if (uploader) uploader.pump();
      else if (outbox().some((item) => item.kind === 'send' && item.files)) {
        void loaded.ready().then(() => leads() && uploader?.pump());
      }
    },
    nudge: () => uploader?.nudge(),
    stop: () => uploader?.stop(),
  };
}
