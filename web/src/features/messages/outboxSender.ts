import type { AnyAction } from 'redux';
import { isPassing, parseProblem } from '../../shared/http/problem';
import type { Problem } from '../../shared/http/problem';
import { backoff } from '../../shared/lib/backoff';
import type { Cancel, Clock } from '../../shared/lib/clock';
import { Malformed } from '../../shared/lib/json';
import type { JsonObject } from '../../shared/lib/json';
import { uploadsVoided } from '../../shared/media/uploadEvents';
import { parseMessage } from './message';
import { changeStored } from './messageActions';
import { nextToSend, sendRefused, sendStored, sendTried } from './outbox';
import type { Outbox, OutboxItem } from './outbox';

interface Ports {
  outbox(): Outbox;
  /** The latest entry of the conversation that is applied here. */
  applied(conversation: string): number;
  /** Whether it is noted, also for after a crash, that the item was sent. */
  noted(clientId: string): boolean;
  /** Whether frames go out at all. */
  open(): boolean;
  /** Whether the frame is on its way. */
  send(frame: JsonObject): boolean;
  dispatch(action: AnyAction): void;
  clock: Clock;
  random: () => number;
}

export interface OutboxSender {
  /** The outbox has changed, or the connection now takes frames. */
  pump(): void;
  /** The connection is gone, and with it every answer that was still to come. */
  disconnected(): void;
  /** An `ok` or an `error`; whether it answered one of our messages. */
  answered(frame: JsonObject): boolean;
}

const ANSWER_WITHIN = 10_000;

/** What is known of a try; while there is one, its message is not sent again. */
interface Try {
  phase: 'unanswered' | 'resting';
  cancel: Cancel;
}

function frameOf(item: OutboxItem): JsonObject {
  const { clientId, conversation } = item;
  const to = { id: clientId, conversation, clientId };
  if (item.kind === 'change') return { ...item.change, ...to, seq: item.target };
  const reply = item.replyTo === undefined ? {} : { replyTo: item.replyTo };
  const attachments = item.files?.map(({ media }) => media);
  return { type: 'send', ...to, body: item.body, ...(attachments && { attachments }), ...reply };
}

/** What is uploaded expires, where its message was not sent for a day. */
function forgotten(item: OutboxItem, { status, errors }: Problem): boolean {
  if (item.kind === 'change' || item.anew || status !== 422) return false;
  return errors.some(({ field }) => field === 'attachments');
}

/**
 * Sends what waits, in its order and one by one per conversation, until each is stored or refused.
 * The command's id is the message's own, so that a late answer to an earlier try counts as well.
 */
export function createOutboxSender(ports: Ports): OutboxSender {
  const tries = new Map<string, Try>();
  const failures = new Map<string, number>();

  function pump(): void {
    const waiting = new Set(ports.outbox().map(({ clientId }) => clientId));
    for (const id of tries.keys()) if (!waiting.has(id)) forget(id);
    if (!ports.open()) return;
    const next = nextToSend(ports.outbox()).filter(({ clientId }) => !tries.has(clientId));
    for (const item of next) if (ports.noted(item.clientId)) send(item);
    const first = next.filter(({ tried }) => !tried).map(({ clientId }) => clientId);
    if (first.length > 0) ports.dispatch(sendTried(first));
  }

  function send(item: OutboxItem): void {
    const { clientId } = item;
    if (!ports.send(frameOf(item))) return;
    const cancel = ports.clock.after(ANSWER_WITHIN, () => rest(clientId));
    tries.set(clientId, { phase: 'unanswered', cancel });
  }

  function rest(clientId: string, atLeast = 0): void {
    tries.get(clientId)?.cancel();
    const failed = (failures.get(clientId) ?? 0) + 1;
    failures.set(clientId, failed);
    const wait = atLeast * 1000 + backoff(failed, ports.random);
    const cancel = ports.clock.after(wait, () => {
      tries.delete(clientId);
      pump();
    });
    tries.set(clientId, { phase: 'resting', cancel });
  }

  function forget(clientId: string): void {
    tries.get(clientId)?.cancel();
    tries.delete(clientId);
    failures.delete(clientId);
  }

  function disconnected(): void {
    for (const [clientId, { phase, cancel }] of tries) {
      if (phase === 'resting') continue;
      cancel();
      tries.delete(clientId);
    }
  }

  function refused(item: OutboxItem, problem: Problem): void {
    const { clientId } = item;
    // The connection's own token has ended: it is renewed, and the message goes out again.
    if (isPassing(problem) || problem.status === 401) return rest(clientId, problem.retryAfter);
    forget(clientId);
    const lost = forgotten(item, problem);
    ports.dispatch(lost ? uploadsVoided({ clientId }) : sendRefused({ clientId, problem }));
  }

  function answered(frame: JsonObject): boolean {
    const item = ports.outbox().find(({ clientId }) => clientId === frame['id']);
    if (!item) return false;
    if (item.status !== 'waiting') return true;
    try {
      if (frame['type'] === 'error') refused(item, parseProblem(frame));
      else stored(item, frame['result']);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      rest(item.clientId);
    }
    return true;
  }

  function stored({ kind, clientId, conversation }: OutboxItem, result: unknown): void {
    const message = parseMessage(result);
    forget(clientId);
    if (kind === 'change') ports.dispatch(changeStored({ clientId, message }));
    else ports.dispatch(sendStored({ message, applied: ports.applied(conversation) }));
  }

  return { pump, disconnected, answered };
}
