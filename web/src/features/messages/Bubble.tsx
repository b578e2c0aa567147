import type { KeyboardEvent, MouseEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import type { Spot } from '../../shared/ui/Popup';
import type { Delivery } from '../../shared/ui/Ticks';
import { BubbleGround } from './BubbleGround';
import { BubbleMeta } from './BubbleMeta';
import { isEmojiOnly } from './emojiOnly';
import { MediaBubble } from './MediaBubble';
import type { BubbleMedia } from './MediaBubble';
import type { RowPlace } from './MessageDays';
import { MessageText } from './MessageText';
import { Quote } from './Quote';
import type { Quoted } from './Quote';
import { Reactions } from './Reactions';
import type { ReactionCount } from './Reactions';
import { Trouble } from './Trouble';
import { useTouches } from '../../shared/ui/useTouches';

export interface BubbleProps extends RowPlace {
  body: string;
  /** What came with it. */
  media: BubbleMedia | undefined;
  sentAt: number;
  /** Who wrote it, as the accessible name says. */
  author: string;
  deleted: boolean;
  edited: boolean;
  mine: boolean;
  /** It answers a message; which one, if that is loaded. */
  reply: boolean;
  quoted: Quoted | undefined;
  /** Leads to the message that this one answers. */
  onQuote(): void;
  reactions: readonly ReactionCount[];
  onReact: ((emoji: string, on: boolean) => void) | undefined;
  /** Opens what can be done with it; absent where there is nothing. */
  onMenu: ((at: Spot) => void) | undefined;
  /** What a finger does that pulls it; absent where nothing can be said. */
  onReply: (() => void) | undefined;
  /** What has not reached the server, and why. */
  trouble?: string | undefined;
  /** How far it has come; absent for what others wrote. */
  delivery: Delivery | undefined;
  onRetry?: (() => void) | undefined;
  onDiscard?: (() => void) | undefined;
}

/** One message. Colour and side say whose it is to the eye, the label says it to the ear. */
export function Bubble(props: BubbleProps) {
  const { mine, onMenu, tabbable } = props;
  const { media } = props;
  const large = !props.deleted && !props.reply && !media && isEmojiOnly(props.body);
  const touches = useTouches(onMenu, props.onReply);
  return (
    <article
      aria-label={t('message.by', { name: props.author })}
      aria-posinset={props.position}
      aria-setsize={props.count}
      tabIndex={tabbable ? 0 : -1}
      onContextMenu={(event) => onMenu && openMenu(event, onMenu)}
      onKeyDown={(event) => onMenu && openMenuByKey(event, onMenu)}
      {...touches}
      className={classes(
        'group flex flex-wrap items-center gap-x-1 rounded-bubble',
        'touch:touch-pan-y touch:transition-transform touch:select-none',
        mine && 'flex-row-reverse',
        props.first ? 'pt-2' : 'pt-0.5',
        props.lit && 'motion-safe:animate-flash motion-reduce:bg-flash',
      )}
    >
      {media ? (
        <MediaBubble {...props} media={media} />
      ) : large ? (
        <LargeEmoji {...props} />
      ) : (
        <TextBubble {...props} />
      )}
      {onMenu && <MenuButton onMenu={onMenu} tabbable={tabbable} />}
      {props.reactions.length > 0 && (
        <Reactions
          reactions={props.reactions}
          onReact={props.onReact}
          mine={mine}
          tabbable={tabbable}
        />
      )}
      {props.trouble !== undefined && (
        <Trouble text={props.trouble} onRetry={props.onRetry} onDiscard={props.onDiscard} />
      )}
    </article>
  );
}

function below(element: Element): Spot {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
}

/** Links, and words that were marked to be copied, keep the browser's own menu. */
function openMenu(event: MouseEvent<HTMLElement>, onMenu: (at: Spot) => void): void {
  const link = event.target instanceof Element && event.target.closest('a');
  if (link || window.getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  const focused = event.currentTarget.contains(document.activeElement) && document.activeElement;
  const byKey = event.button === 0 && focused;
  onMenu(byKey ? below(bubbleOf(focused)) : { x: event.clientX, y: event.clientY });
}

function openMenuByKey(event: KeyboardEvent<HTMLElement>, onMenu: (at: Spot) => void): void {
  if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
  event.preventDefault();
  onMenu(below(bubbleOf(event.currentTarget)));
}

/** The row is as wide as the column; a menu opens at what is seen of it. */
function bubbleOf(focused: Element): Element {
  return focused.matches('article') ? focused.firstElementChild ?? focused : focused;
}

interface MenuButtonProps {
  tabbable: boolean;
  onMenu(at: Spot): void;
}

/**
 * Its three dots are drawn by the style sheet: a long log has one of these in every row. They come
 * and go by their colour: a change of opacity has the browser lay out the log anew for each row
 * that scrolls past below the pointer.
 */
function MenuButton({ tabbable, onMenu }: MenuButtonProps) {
  return (
    <button
      type="button"
      aria-label={t('message.actions')}
      title={t('message.actions')}
      aria-haspopup="menu"
      tabIndex={tabbable ? 0 : -1}
      onClick={(event) => onMenu(below(event.currentTarget))}
      className={classes(
        'grid size-8 shrink-0 place-items-center rounded-full text-transparent',
        'before:size-0.75 before:rounded-full before:bg-current before:shadow-dots',
        'group-hover:text-muted group-focus-visible:text-muted hover:text-ink',
        'focus-visible:text-ink touch:sr-only',
      )}
    />
  );
}

function TextBubble(props: BubbleProps) {
  const { mine, first, deleted } = props;
  return (
    <BubbleGround
      mine={mine}
      first={first}
      className={classes('flow-root px-3 py-1.5', deleted && 'italic')}
    >
      {props.reply && !deleted && (
        <Quote quoted={props.quoted} mine={mine} tabbable={props.tabbable} onJump={props.onQuote} />
      )}
      {deleted ? t('message.deleted') : <MessageText body={props.body} tabbable={props.tabbable} />}
      <BubbleMeta
        {...props}
        className={classes(
          'relative top-1 float-end ms-3 not-italic',
          mine ? 'text-mine-meta' : 'text-muted',
        )}
        readClass="text-mine-read"
      />
    </BubbleGround>
  );
}

function LargeEmoji(props: BubbleProps) {
  return (
    <div className={classes('flex flex-col', props.mine ? 'items-end' : 'items-start')}>
      <span className="text-emoji">{props.body.trim()}</span>
      <BubbleMeta
        {...props}
        className="rounded-full bg-theirs px-2 py-0.5 text-muted shadow-bubble"
        readClass="text-accent"
      />
    </div>
  );
}
