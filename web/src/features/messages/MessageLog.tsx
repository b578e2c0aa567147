import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { t } from '../../shared/i18n/translate';
import { useRowFocus } from '../../shared/ui/useRowFocus';
import { useVirtualRows } from '../../shared/ui/useVirtualRows';
import type { Aim, ReadingPlace } from '../../shared/ui/useVirtualRows';
import { estimatedHeight } from './estimate';
import { JumpButton } from './JumpButton';
import type { Placed } from './layout';
import { heightOfRow, MessageDays } from './MessageDays';
import type { RowPlace } from './MessageDays';
import { OlderMessages } from './OlderMessages';
import type { Older } from './OlderMessages';
import { useArrivals } from './useArrivals';
import { useSought } from './useSought';
import type { Sought } from './useSought';

/** Older messages are asked for when the reader is this near to the oldest at hand. */
const AHEAD = 1_200;

export interface LogMessage extends Placed {
  body: string;
}

interface MessageLogProps {
  messages: readonly LogMessage[];
  me: string;
  /** The first message that was unread when the conversation was opened. */
  firstUnread: number | undefined;
  /** Where to begin to read, unless something is unread. */
  begin: ReadingPlace;
  now: number;
  older: Older;
  sought: Sought | undefined;
  onOlder(): void;
  /** How high what came with a message is. */
  mediaHeight(index: number): number;
  /** The reader has everything up to this number before their eyes. */
  onSeen(seq: number): void;
  /** The reader was here when the log was closed. */
  onLeave(place: ReadingPlace): void;
  row(index: number, place: RowPlace): ReactNode;
  /** Floats above the log, and may look at what holds its rows. */
  children(body: RefObject<HTMLElement>): ReactNode;
}

function beginning({ messages, firstUnread, begin }: MessageLogProps): ReadingPlace | Aim {
  const unread = firstUnread !== undefined && messages.find(({ seq }) => seq === firstUnread);
  if (unread) return { key: unread.key, share: 0.25 };
  // Whoever was away for long may come back to a log that has begun anew, without that row.
  return begin !== 'end' && messages.some(({ key }) => key === begin.key) ? begin : 'end';
}

/** The range, and the row with the focus wherever that is. */
function withRow(start: number, end: number, focused: number): number[] {
  const drawn = Array.from({ length: end - start }, (_, i) => start + i);
  if (focused < 0 || (focused >= start && focused < end)) return drawn;
  return focused < start ? [focused, ...drawn] : [...drawn, focused];
}

function isFound(sought: Sought | undefined, message: Placed | undefined): boolean {
  return sought?.found === true && sought.seq === message?.seq;
}

/** What I write is written at the end, wherever I was reading. */
function useOwnWords(messages: readonly Placed[], toEnd: () => void): void {
  const last = messages[messages.length - 1];
  const going = last?.seq === null ? last.key : undefined;
  const known = useRef(going);
  useLayoutEffect(() => {
    if (going !== undefined && going !== known.current) toEnd();
    known.current = going;
  });
}

/** The wall of a conversation. Mount it anew, by its key, for another conversation. */
export function MessageLog(props: MessageLogProps) {
  const { messages, older, onOlder, onLeave } = props;
  const keys = useMemo(() => messages.map(({ key }) => key), [messages]);
  const columns = window.innerWidth < 768 ? 38 : 66;
  const { box, body, rows, atEnd, onScroll, place, toEnd, toRow, reveal } = useVirtualRows({
    keys,
    begin: beginning(props),
    estimate: (index) =>
      estimatedHeight(messages[index]?.body ?? '', columns, props.mediaHeight(index)),
    heightOf: heightOfRow,
  });
  const focus = useRowFocus({ keys, body, target: 'article', indexOf: rows.indexOf, reveal });
  const arrived = useArrivals(messages, props.me, atEnd, props.firstUnread, props.onSeen);
  useOwnWords(messages, toEnd);
  useSought(props.sought, {
    messages,
    older,
    onOlder,
    show(key) {
      toRow({ key, share: 0.5 });
      focus.focus(key);
    },
  });

  const askForOlder = useCallback(() => {
    if (older === 'more' && (box.current?.scrollTop ?? AHEAD) < AHEAD) onOlder();
  }, [older, onOlder, box]);
  useEffect(askForOlder);
  useEffect(() => () => onLeave(place()), [onLeave, place]);

  const { start, end } = rows.range();
  const focused = focus.current === undefined ? -1 : rows.indexOf(focus.current);
  const drawn = withRow(start, end, focus.inside ? focused : -1);
  const tabbable = drawn.includes(focused) ? focused : end - 1;

  return (
    <div className="relative min-h-0 grow">
      <div
        ref={box}
        role="log"
        aria-label={t('messages.log')}
        // What comes is announced beside the log; rows that are drawn anew are no news.
        aria-live="off"
        aria-busy={older === 'loading'}
        onScroll={() => {
          onScroll();
          askForOlder();
        }}
        onKeyDown={focus.onKeyDown}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="mx-auto flex min-h-full w-full max-w-column flex-col justify-end px-3 pb-3 wide:px-6">
          <OlderMessages older={older} onRetry={onOlder} />
          <div ref={body}>
            <MessageDays
              messages={messages}
              drawn={drawn}
              firstUnread={props.firstUnread}
              now={props.now}
              above={rows.above}
              row={(index, placed) =>
                props.row(index, {
                  ...placed,
                  position: index + 1,
                  count: older === 'none' ? messages.length : -1,
                  tabbable: index === tabbable,
                  lit: isFound(props.sought, messages[index]),
                })
              }
            />
          </div>
        </div>
      </div>
      {!atEnd && <JumpButton count={arrived} onClick={toEnd} />}
      {props.children(body)}
    </div>
  );
}
