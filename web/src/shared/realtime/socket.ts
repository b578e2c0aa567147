import type { Cancel, Clock } from '../lib/clock';
import type { JsonObject } from '../lib/json';
import { frameOf } from './frames';
import { firstSocketState, stepSocket } from './socketState';
import type { SocketEffect, SocketEvent, SocketState, SocketTimer } from './socketState';

interface Ports {
  open(): WebSocket;
  /** The token to greet with; with `anew`, one that the server has not refused yet. */
  token(anew: boolean): Promise<string>;
  /** The frames that say what this client holds, with the token on a new connection. */
  hello(token: string | undefined): readonly JsonObject[];
  received(frame: JsonObject): void;
  changed(state: SocketState): void;
  /** The server has ended the session. */
  revoked(): void;
  clock: Clock;
  random: () => number;
}

export interface Socket {
  happened(event: SocketEvent): void;
  /** Whether frames can be sent: after `welcome`, while connected. */
  open(): boolean;
  /** Whether the frame is on its way; it is not before `welcome` and while disconnected. */
  send(frame: JsonObject): boolean;
}

/** Does what `stepSocket` says with a real WebSocket, real timers and real tokens. */
export function createSocket(ports: Ports): Socket {
  const timers = new Map<SocketTimer, Cancel>();
  let state = firstSocketState;
  let token = '';
  let socket: WebSocket | undefined;
  /** Which attempt to connect is the current one; what belongs to others comes too late. */
  let attempt = 0;

  function happened(event: SocketEvent): void {
    const step = stepSocket(state, event, ports.random);
    const before = state;
    state = step.state;
    for (const effect of step.effects) run(effect);
    if (before !== state) ports.changed(state);
  }

  function run(effect: SocketEffect): void {
    switch (effect.type) {
      case 'connect':
      case 'renewThenConnect':
        return void connect(effect.type === 'renewThenConnect');
      case 'greet':
        return ports.hello(token).forEach(write);
      case 'compare':
        return ports.hello(undefined).forEach(write);
      case 'ping':
        return write({ type: 'ping', t: ports.clock.now() });
      case 'drop':
        return drop();
      case 'revoked':
        return ports.revoked();
      case 'start':
        stop(effect.timer);
        timers.set(effect.timer, ports.clock.after(effect.ms, () => expire(effect.timer)));
        return undefined;
      case 'stop':
        return stop(effect.timer);
    }
  }

  function stop(timer: SocketTimer): void {
    timers.get(timer)?.();
    timers.delete(timer);
  }

  function expire(timer: SocketTimer): void {
    timers.delete(timer);
    happened({ type: 'elapsed', timer });
  }

  async function connect(anew: boolean): Promise<void> {
    drop();
    const mine = attempt;
    try {
      const fresh = await ports.token(anew);
      if (mine !== attempt) return;
      token = fresh;
      listen(ports.open());
    } catch {
      if (mine === attempt) happened({ type: 'closed', code: 0, reason: '' });
    }
  }

  function listen(opened: WebSocket): void {
    socket = opened;
    const mine = attempt;
    const current = () => mine === attempt;
    opened.onopen = () => current() && happened({ type: 'opened' });
    opened.onmessage = ({ data }) => {
      const frame = current() ? frameOf(data) : undefined;
      if (frame) ports.received(frame);
    };
    opened.onclose = ({ code, reason }) => {
      if (!current()) return;
      socket = undefined;
      happened({ type: 'closed', code, reason });
    };
  }

  function drop(): void {
    attempt += 1;
    socket?.close();
    socket = undefined;
  }

  function write(frame: JsonObject): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function open(): boolean {
    const greeted = state.status === 'comparing' || state.status === 'open';
    return greeted && socket?.readyState === WebSocket.OPEN;
  }

  function send(frame: JsonObject): boolean {
    if (!open()) return false;
    write(frame);
    return true;
  }

  return { happened, open, send };
}
