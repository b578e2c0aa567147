import { problemIn, Refused } from '../../../shared/http/problem';
import type { Problem } from '../../../shared/http/problem';
import type { Cancel, Clock } from '../../../shared/lib/clock';
import type { OutgoingFile } from '../../../shared/media/outgoingFile';
import type { Progress } from '../../../shared/media/uploadEvents';
import { firstPace, paced, slowed } from './pace';
import type { Located, Tus } from './tus';
import { firstUploadState, uploadStep } from './uploadMachine';
import type { UploadEffect, UploadEvent } from './uploadMachine';

interface Ports {
  file: OutgoingFile;
  content(): Promise<Blob | undefined>;
  tus: Tus;
  /** The server has begun an upload of it. */
  begun(upload: string): void;
  progressed(progress: Progress): void;
  finished(media: string): void;
  refused(problem: Problem): void;
  clock: Clock;
  random: () => number;
}

export interface Upload {
  begin(): void;
  /** There is reason to think that the network is back. */
  nudge(): void;
  stop(): void;
}

/** Its content is not here any more, or not what it was when it was chosen: trying again is of no use. */
const LOST: Problem = { status: 400, code: 'file-lost', detail: '', errors: [] };
const UNREADABLE: Problem = { status: 0, code: 'unreadable', detail: '', errors: [] };

/** Runs the machine of one upload: its effects against the server, and what comes of them. */
export function createUpload(ports: Ports): Upload {
  const { file, tus, clock, random } = ports;
  let state = firstUploadState;
  let upload = file.upload;
  let pace = firstPace;
  let sent = 0;
  let content: Blob | undefined;
  let abort = new AbortController();
  let cancelRest: Cancel = () => undefined;

  function happened(event: UploadEvent): void {
    const step = uploadStep(state, event, random);
    state = step.state;
    step.effects.forEach(run);
  }

  /** The next piece of the content; nothing where the file is not what it was when it was chosen. */
  async function piece(from: number): Promise<Blob | undefined> {
    try {
      // Fetched once: a storage may take its time over something large.
      content ??= await ports.content();
      const bytes = content?.slice(from, from + pace.chunk);
      // What cannot be read would be taken for a network that fails.
      await bytes?.slice(0, 1).arrayBuffer();
      return content?.size === file.bytes ? bytes : undefined;
    } catch {
      content = undefined;
      return undefined;
    }
  }

  function attempt(work: (signal: AbortSignal) => Promise<Located | Problem>): void {
    abort.abort();
    const mine = new AbortController();
    abort = mine;
    const settle = (event: UploadEvent) => mine.signal.aborted || happened(event);
    work(mine.signal).then(
      (answer) => {
        const sane = 'offset' in answer && (answer.media !== undefined || answer.offset < file.bytes);
        if (sane) settle({ type: 'answered', ...answer });
        else settle({ type: 'failed', problem: 'status' in answer ? answer : UNREADABLE });
      },
      (error: unknown) => {
        pace = slowed(pace);
        settle({ type: 'failed', problem: problemIn(error) });
      },
    );
  }

  async function create(begin: boolean, signal: AbortSignal): Promise<Located | Problem> {
    const bytes = await piece(0);
    if (!bytes) return LOST;
    const begun = clock.now();
    const answer = await tus.create(file, begin ? bytes : undefined, signal);
    upload = answer.upload;
    if (!signal.aborted) ports.begun(upload);
    pace = paced(pace, answer.offset, clock.now() - begun);
    return answer;
  }

  async function append(offset: number, signal: AbortSignal): Promise<Located | Problem> {
    const bytes = await piece(offset);
    if (!bytes) return LOST;
    const begun = clock.now();
    const answer = await tus.append(known(), offset, bytes, signal);
    pace = paced(pace, answer.offset - offset, clock.now() - begun);
    return answer;
  }

  function known(): string {
    if (upload === undefined) throw new Refused(UNREADABLE);
    return upload;
  }

  const tell = (going: boolean) => ports.progressed({ sent, rate: pace.rate, going });

  function run(effect: UploadEffect): void {
    switch (effect.type) {
      case 'create':
        tell(true);
        return attempt((signal) => create(effect.begin, signal));
      case 'locate':
        tell(true);
        return attempt(async (signal) => tus.locate(known(), signal));
      case 'append':
        return attempt((signal) => append(effect.offset, signal));
      case 'progress':
        sent = effect.offset;
        return tell(true);
      case 'rest':
        tell(false);
        cancelRest();
        cancelRest = clock.after(effect.ms, () => happened({ type: 'rested' }));
        return undefined;
      case 'finish':
        return ports.finished(effect.media);
      case 'refuse':
        return ports.refused(effect.problem);
      case 'abort':
        cancelRest();
        return abort.abort();
    }
  }

  return {
    begin: () => happened({ type: 'started', known: upload !== undefined }),
    nudge() {
      if (state.phase === 'resting') cancelRest();
      happened({ type: 'nudged' });
    },
    stop: () => happened({ type: 'stopped' }),
  };
}
