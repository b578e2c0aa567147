import type { DeviceNotifications } from '../../features/notifications/deviceNotifications';
import type { About, Notice, SystemNotices } from '../../features/notifications/systemNotices';
import { summaryOf } from '../../features/media/summary';
import { indexOf } from '../../features/messages/log';
import type { Message } from '../../features/messages/message';
import { selectUser } from '../../features/people/cards';
import { t } from '../../shared/i18n/translate';
import type { Clock } from '../../shared/lib/clock';
import type { MediaKind } from '../../shared/media/attachment';
import { selectUnreadTotal } from '../conversationViews';
import type { RootState } from '../rootReducer';
import { paths } from '../routes';
import { createCatchUp, freshMessages, readSeqIn } from './news';

interface Ports {
  getState(): RootState;
  /** Whether this is the one tab that acts for all of them. */
  leads(): boolean;
  /** Whether somebody looks at any tab, and so needs no telling. */
  lookedAt(): Promise<boolean>;
  wanted(): DeviceNotifications;
  system: SystemNotices;
  chirp(): void;
  clock: Clock;
}

export interface Notices {
  /** The state has become another one: tells what is new in it, and takes back what is over. */
  changed(before: RootState, after: RootState): void;
}

/** More than these at once are summed up. */
const STORM = 3;
/** Milliseconds between two sounds. */
const QUIET = 3_000;
const LONGEST = 240;

/** For a place that draws nothing but text. */
const SIGNS: Readonly<Record<MediaKind, string>> = {
  image: '📷', video: '🎬', audio: '🎵', file: '📎',
};

/** What it says; a sign stands before the caption of what came with it, or before its name. */
function wordsOf({ body, attachments }: Message): string {
  const summary = summaryOf(attachments);
  return summary ? `${SIGNS[summary.kind]} ${body || summary.words}` : body;
}

/** Tells of messages while nobody looks: each once, whatever the number of tabs. */
export function createNotices(ports: Ports): Notices {
  const { getState, system, clock } = ports;
  const catchUp = createCatchUp();
  let chirped = -Infinity;
  /** Whether a notification may be on the screen: at first one of a page that is gone. */
  let shown = true;

  function noticeOf(message: Message): Notice {
    const { id, conversation, seq, author } = message;
    const { preview } = ports.wanted();
    return {
      tag: id,
      title: selectUser(author)(getState())?.displayName ?? t('notice.somebody'),
      body: preview ? wordsOf(message).slice(0, LONGEST) : t('notice.message'),
      path: paths.conversation(conversation),
      about: { conversation, seq },
    };
  }

  function countOf(count: number): Notice {
    const body = t('notice.messages', { count });
    return { tag: 'summary', title: 'Martlet', body, path: paths.conversations };
  }

  async function tell(notices: () => readonly Notice[]): Promise<void> {
    if (!ports.leads() || (await ports.lookedAt())) return;
    const { system: onScreen, sound } = ports.wanted();
    const all = notices();
    if (all.length === 0) return;
    if (sound && clock.now() - chirped >= QUIET) {
      chirped = clock.now();
      ports.chirp();
    }
    if (!onScreen) return;
    shown = true;
    await Promise.all(all.map((notice) => system.show(notice)));
  }

  /** Some may have been read or deleted elsewhere while it was found out whether anybody looks. */
  function stillNews(messages: readonly Message[]): readonly Notice[] {
    const news = messages.filter((message) => !isOver(message));
    return news.length > STORM ? [countOf(news.length)] : news.map(noticeOf);
  }

  function isOver({ conversation, seq }: About): boolean {
    const state = getState();
    const log = state.logs[conversation];
    if (!log) return state.connection.loaded || state.session.status !== 'signedIn';
    if (seq <= readSeqIn(state, conversation)) return true;
    const held = log.messages[indexOf(log.messages, seq)];
    return held?.seq === seq && held.deletedAt !== null;
  }

  async function takeBack(): Promise<void> {
    shown = false;
    const left = await system.close((about) => (about ? isOver(about) : selectUnreadTotal(getState()) === 0));
    if (left > 0) shown = true;
  }

  return {
    changed(before, after) {
      const news = freshMessages(before, after);
      if (news.length > 0) void tell(() => stillNews(news));
      const count = catchUp.caughtUp(before, after);
      if (count > 0) void tell(() => [countOf(count)]);
      const moved = (['logs', 'conversations', 'receipts'] as const).some(
        (slice) => before[slice] !== after[slice],
      );
      if (moved && shown && ports.leads()) void takeBack();
    },
  };
}
