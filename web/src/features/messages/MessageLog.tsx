import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { useScrollAnchor } from '../../shared/ui/useScrollAnchor';
import { DayPill } from './DayPill';
import { JumpButton } from './JumpButton';
import { layOut } from './layout';
import type { Place, Placed } from './layout';
import { OlderMessages } from './OlderMessages';
import type { Older } from './OlderMessages';
import { UnreadDivider } from './UnreadDivider';
import { useArrivals } from './useArrivals';

/** Older messages are asked for when the reader is this near to the oldest at hand. */
const AHEAD = 800;

interface MessageLogProps {
  messages: readonly Placed[];
  me: string;
  /** The first message that was unread when the conversation was opened. */
  firstUnread: number | undefined;
  now: number;
  older: Older;
  onOlder(): void;
  /** The reader has everything up to this number before their eyes. */
  onSeen(seq: number): void;
  bubble(place: Place): ReactNode;
}

/** The wall of a conversation. Mount it anew, by its key, for another conversation. */
export function MessageLog(props: MessageLogProps) {
  const { messages, firstUnread, older, onOlder } = props;
  const { box, content, atEnd, onScroll, toEnd, toElement } = useScrollAnchor();
  const days = useMemo(() => layOut(messages, firstUnread), [messages, firstUnread]);
  const arrived = useArrivals(messages, props.me, atEnd, props.onSeen);
  const placed = useRef(false);

  function askForOlder() {
    const scrolled = box.current?.scrollTop ?? AHEAD;
    if (older === 'more' && scrolled < AHEAD) onOlder();
  }

  useLayoutEffect(() => {
    if (placed.current || messages.length === 0) return;
    placed.current = true;
    const divider = box.current?.querySelector<HTMLElement>('[data-unread]');
    if (divider) toElement(divider);
    else toEnd();
  });

  useEffect(askForOlder);

  return (
    <div className="relative min-h-0 grow">
      <div
        ref={box}
        role="log"
        aria-label={t('messages.log')}
        aria-busy={older === 'loading'}
        tabIndex={0}
        onScroll={() => {
          onScroll();
          askForOlder();
        }}
        className={classes(
          'h-full overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]',
          'focus-visible:-outline-offset-2',
        )}
      >
        <div
          ref={content}
          className="mx-auto flex min-h-full w-full max-w-column flex-col justify-end px-3 pb-3 wide:px-6"
        >
          <OlderMessages older={older} onRetry={onOlder} />
          {days.map((day) => (
            <section key={day.key}>
              <DayPill time={day.time} now={props.now} />
              {day.places.map((place) => (
                <div key={place.key} data-anchor="">
                  {place.unread && <UnreadDivider />}
                  {props.bubble(place)}
                </div>
              ))}
            </section>
          ))}
        </div>
      </div>
      {!atEnd && <JumpButton count={arrived} onClick={toEnd} />}
    </div>
  );
}
