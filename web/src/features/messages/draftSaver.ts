import type { AnyAction } from 'redux';
import type { Cancel, Clock } from '../../shared/lib/clock';
import { draftSaved } from './drafts';
import type { Drafts } from './drafts';

interface Ports {
  /** What the server has not, by conversation. */
  drafts(): Drafts;
  /** What it has; `undefined` of a conversation that is not here. */
  saved(conversation: string): string | undefined;
  /** Gives it to the server; rejects where that is refused or fails. */
  save(conversation: string, draft: string): Promise<void>;
  dispatch(action: AnyAction): void;
  clock: Clock;
}

/** Takes what is being written to the other devices, once there is a pause in it. */
export interface DraftSaver {
  changed(): void;
  /** Somebody turns to something else, so that nothing is to be waited for. */
  left(): void;
  /** The network is back. */
  retry(): void;
}

const PAUSE = 2_000;

interface Pending {
  draft: string;
  cancel: Cancel;
}

export function createDraftSaver(ports: Ports): DraftSaver {
  /** What has been seen, whether it waits for its pause, is on its way or was refused. */
  const pending = new Map<string, Pending>();

  async function save(conversation: string, draft: string): Promise<void> {
    const saved = ports.saved(conversation);
    if (saved === undefined) return;
    try {
      if (saved !== draft) await ports.save(conversation, draft);
      ports.dispatch(draftSaved({ conversation, draft }));
    } catch {
      // It stays here, and goes out with the next change or the next connection.
    }
  }

  function waitFor(conversation: string, draft: string): void {
    const cancel = ports.clock.after(PAUSE, () => void save(conversation, draft));
    pending.set(conversation, { draft, cancel });
  }

  function changed(): void {
    const drafts = ports.drafts();
    for (const [conversation, { draft, cancel }] of pending) {
      if (drafts[conversation] === draft) continue;
      cancel();
      pending.delete(conversation);
    }
    for (const [conversation, draft] of Object.entries(drafts)) {
      if (!pending.has(conversation)) waitFor(conversation, draft);
    }
  }

  return {
    changed,
    left() {
      changed();
      for (const [conversation, { draft, cancel }] of pending) {
        cancel();
        pending.set(conversation, { draft, cancel: () => undefined });
        void save(conversation, draft);
      }
    },
    retry() {
      for (const { cancel } of pending.values()) cancel();
      pending.clear();
      changed();
    },
  };
}
