import { parseEntry } from '../../features/messages/entry';
import { sessionReplaced } from '../../features/auth/session';
import { pointersRaised } from '../../features/conversations/conversations';
import { batched } from '../../shared/lib/batch';
import type { Clock } from '../../shared/lib/clock';
import { integer, Malformed } from '../../shared/lib/json';
import type { JsonObject } from '../../shared/lib/json';
import { cacheDropped, compared, parseWelcome, welcomed } from '../../shared/realtime/connection';
import { readFrame } from '../../shared/realtime/frames';
import type { Socket } from '../../shared/realtime/socket';
import type { Journal } from '../storage/journal';
import { frameTables } from './frameTables';
import type { Parts } from './parts';
import { raisesHeard } from './raises';

interface Ports {
  journal: Journal;
  socket: Socket;
  parts: Parts;
  clock: Clock;
}

/** What happens with a frame: most are news for the state, some must wait for their turn. */
export function createIncoming(ports: Ports): (frame: JsonObject) => void {
  const { journal, socket, parts, clock } = ports;
  const { getState, dispatch } = journal;

  function welcome(frame: JsonObject): void {
    const told = parseWelcome(frame);
    const { session, connection } = getState();
    if (session.user !== undefined && session.user !== told.user) {
      dispatch(sessionReplaced());
      return;
    }
    const void_ = connection.epoch !== undefined && connection.epoch !== told.epoch;
    dispatch(batched([...(void_ ? [cacheDropped()] : []), welcomed(told)]));
    socket.happened({
      type: 'welcomed',
      heartbeat: told.heartbeat,
      compareEvery: told.compare * 1000,
    });
  }

  function raise(frame: JsonObject): void {
    const events = readFrame(frameTables, frame);
    const heard = events.filter(pointersRaised.match).flatMap(({ payload }) => {
      return raisesHeard(getState(), payload, clock.now());
    });
    dispatch(batched([...heard, ...events]));
  }

  function take(frame: JsonObject): void {
    switch (frame['type']) {
      case 'welcome':
        return welcome(frame);
      case 'synced':
        dispatch(batched([...readFrame(frameTables, frame), compared()]));
        return socket.happened({ type: 'synced' });
      case 'pong':
        return socket.happened({ type: 'ponged' });
      case 'resync': {
        const within = integer(frame['within']) * 1000;
        return socket.happened({ type: 'compareWanted', within });
      }
      case 'ok':
      case 'error':
        return void parts.sender.answered(frame);
      case 'pointers':
        return raise(frame);
      case 'entry':
        return parts.keeper.received(parseEntry(frame['entry']));
      case 'change':
        return parts.gate.received(frame);
      default:
        return void dispatch(batched(readFrame(frameTables, frame)));
    }
  }

  return (frame) => {
    try {
      take(frame);
    } catch (error) {
      // What cannot be read is as good as lost, and what is lost is found by its number.
      if (!(error instanceof Malformed)) throw error;
    }
  };
}
