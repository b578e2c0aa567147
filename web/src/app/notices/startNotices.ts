import type { Store } from 'redux';
import { chirp } from '../../features/notifications/chirp';
import { deviceNotifications } from '../../features/notifications/deviceNotifications';
import { systemNotices } from '../../features/notifications/systemNotices';
import type { Clock } from '../../shared/lib/clock';
import { field, Malformed, oneOf, string } from '../../shared/lib/json';
import { navigate } from '../../shared/router/navigate';
import type { RootState } from '../rootReducer';
import { watchLookers } from './lookers';
import { createNotices } from './notices';

interface Ports {
  store: Store<RootState>;
  leads(): boolean;
  clock: Clock;
}

const parseKind = field('type', oneOf('open'));
const parsePath = field('path', string);

/** The worker has heard a click on a notification, and leads here. */
function open({ data }: MessageEvent): void {
  try {
    parseKind(data);
    navigate(parsePath(data));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
  }
}

/** From now on, and as long as the page lives, messages are told of while nobody looks. */
export function startNotices({ store, leads, clock }: Ports): void {
  const lookers = watchLookers();
  const notices = createNotices({
    getState: store.getState,
    leads,
    lookedAt: lookers.any,
    wanted: deviceNotifications,
    system: systemNotices,
    chirp,
    clock,
  });
  let shown = store.getState();
  store.subscribe(() => {
    const before = shown;
    shown = store.getState();
    if (shown !== before) notices.changed(before, shown);
  });
  const container = (navigator as Partial<Pick<Navigator, 'serviceWorker'>>).serviceWorker;
  container?.addEventListener('message', open);
}
