import type { AnyAction } from 'redux';
import type { Problem } from '../../../shared/http/problem';
import type { Clock } from '../../../shared/lib/clock';
import type { FileShelf } from '../../../shared/media/fileShelf';
import { uploadChanged, uploadProgressed } from '../../../shared/media/uploadEvents';
import { nextUploads } from './schedule';
import type { Job, Sending } from './schedule';
import type { Tus } from './tus';
import { createUpload } from './upload';
import type { Upload } from './upload';

interface Ports {
  outbox(): readonly Sending[];
  shelf: FileShelf;
  tus: Tus;
  dispatch(action: AnyAction): void;
  /** The server will not have a file, and hence not its message. */
  refused(clientId: string, problem: Problem): void;
  clock: Clock;
  random: () => number;
}

export interface Uploader {
  /** The outbox has changed. */
  pump(): void;
  /** There is reason to think that the network is back. */
  nudge(): void;
  stop(): void;
}

/** What was last seen of a file in the outbox. */
interface Seen {
  upload: string | undefined;
  media: string | undefined;
  tried: boolean;
}

/** Uploads what messages wait for, and clears up behind those that are gone. */
export function createUploader(ports: Ports): Uploader {
  const { shelf, tus, dispatch, clock, random } = ports;
  const running = new Map<string, Upload>();
  let seen = new Map<string, Seen>();

  function start({ clientId, file }: Job): void {
    const { key } = file;
    const change = (told: Parameters<typeof uploadChanged>[0]['change']) =>
      dispatch(uploadChanged({ clientId, key, change: told }));
    const upload = createUpload({
      file,
      content: () => shelf.read(key),
      tus,
      begun: (path) => change({ upload: path }),
      progressed: (progress) => dispatch(uploadProgressed({ key, ...progress })),
      finished: (media) => change({ media }),
      refused(problem) {
        change({ problem });
        ports.refused(clientId, problem);
      },
      clock,
      random,
    });
    running.set(key, upload);
    upload.begin();
  }

  /** A file whose message has gone out is the server's; any other that is gone was taken back. */
  function clearUp(present: ReadonlyMap<string, Seen>): void {
    for (const [key, { upload, media, tried }] of seen) {
      if (present.has(key)) continue;
      if (media !== undefined && tried) shelf.part(key, media);
      else shelf.remove([key]);
      if (upload !== undefined && !tried) tus.remove(upload).catch(() => undefined);
    }
  }

  function pump(): void {
    const outbox = ports.outbox();
    const present = new Map<string, Seen>();
    for (const { files = [], tried = false } of outbox) {
      for (const { key, upload, media } of files) present.set(key, { upload, media, tried });
    }
    const jobs = nextUploads(outbox);
    const wanted = new Set(jobs.map(({ file }) => file.key));
    for (const [key, upload] of running) {
      if (wanted.has(key)) continue;
      running.delete(key);
      upload.stop();
    }
    clearUp(present);
    seen = present;
    for (const job of jobs) if (!running.has(job.file.key)) start(job);
  }

  shelf.sweep(new Set(ports.outbox().flatMap(({ files = [] }) => files.map(({ key }) => key))));
  return {
    pump,
    nudge: () => running.forEach((upload) => upload.nudge()),
    stop() {
      running.forEach((upload) => upload.stop());
      running.clear();
      seen = new Map();
    },
  };
}
