import { memo } from 'react';
import type { MouseEvent } from 'react';
import { clockTime, fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { EllipsisIcon } from '../../shared/ui/icons/EllipsisIcon';
import type { Spot } from '../../shared/ui/Menu';
import { Ticks } from '../../shared/ui/Ticks';
import type { Delivery } from '../../shared/ui/Ticks';
import { isEmojiOnly } from './emojiOnly';
import { MessageText } from './MessageText';
import { Quote } from './Quote';
import type { Quoted } from './Quote';
import { Reactions } from './Reactions';
import type { ReactionCount } from './Reactions';
import { useLongPress } from '../../shared/ui/useLongPress';

export interface BubbleProps {
  /** Its number, once it has one. */
  seq: number | null;
  body: string;
  sentAt: number;
  /** Who wrote it, as the accessible name says. */
  author: string;
  deleted: boolean;
  edited: boolean;
  mine: boolean;
  /** It answers a message; which one, if that is loaded. */
  reply: boolean;
  quoted: Quoted | undefined;
  reactions: readonly ReactionCount[];
  onReact: ((emoji: string, on: boolean) => void) | undefined;
  /** Opens what can be done with it; absent where there is nothing. */
  onMenu: ((at: Spot) => void) | undefined;
  /** What has not reached the server, and why. */
  trouble?: string | undefined;
  /** How far it has come; absent for what others wrote. */
  delivery: Delivery | undefined;
  first: boolean;
  last: boolean;
  onRetry?: (() => void) | undefined;
  onDiscard?: (() => void) | undefined;
}

/** One message. Colour and side say whose it is to the eye, the label says it to the ear. */
export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { mine, onMenu } = props;
  const large = !props.deleted && !props.reply && isEmojiOnly(props.body);
  const longPress = useLongPress(onMenu);
  return (
    <article
      aria-label={t('message.by', { name: props.author })}
      data-seq={props.seq ?? undefined}
      onContextMenu={(event) => onMenu && openMenu(event, onMenu)}
      {...longPress}
      className={classes(
        'group flex flex-col rounded-bubble touch:select-none',
        mine ? 'items-end' : 'items-start',
        props.first ? 'mt-2' : 'mt-0.5',
      )}
    >
      <div className={classes('flex w-full items-center gap-1', mine && 'flex-row-reverse')}>
        {large ? <LargeEmoji {...props} /> : <TextBubble {...props} />}
        {onMenu && <MenuButton onMenu={onMenu} />}
      </div>
      {props.reactions.length > 0 && (
        <Reactions reactions={props.reactions} onReact={props.onReact} />
      )}
      {props.trouble !== undefined && (
        <Trouble text={props.trouble} onRetry={props.onRetry} onDiscard={props.onDiscard} />
      )}
    </article>
  );
});

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
  onMenu(byKey ? below(focused) : { x: event.clientX, y: event.clientY });
}

function MenuButton({ onMenu }: { onMenu(at: Spot): void }) {
  return (
    <button
      type="button"
      aria-label={t('message.actions')}
      title={t('message.actions')}
      aria-haspopup="menu"
      onClick={(event) => onMenu(below(event.currentTarget))}
      className={classes(
        'grid size-9 shrink-0 place-items-center rounded-full text-muted opacity-0',
        'group-hover:opacity-100 hover:text-ink',
        'focus-visible:opacity-100 touch:sr-only',
      )}
    >
      <EllipsisIcon size={18} />
    </button>
  );
}

function TextBubble(props: BubbleProps) {
  const { mine, first, deleted } = props;
  return (
    <div
      className={classes(
        'flow-root max-w-[min(34rem,82%)] rounded-bubble px-3 py-1.5 text-body shadow-bubble wrap-anywhere',
        mine ? 'bg-mine text-on-mine selection:bg-mine-mark' : 'bg-theirs text-ink',
        !first && (mine ? 'rounded-se-tail' : 'rounded-ss-tail'),
        mine ? 'rounded-ee-tail' : 'rounded-es-tail',
      )}
    >
      {props.reply && !deleted && (
        <Quote quoted={props.quoted} mine={mine} />
      )}
      <span className={classes('whitespace-pre-wrap [unicode-bidi:plaintext]', deleted && 'italic')}>
        {deleted ? t('message.deleted') : <MessageText body={props.body} />}
      </span>
      <Meta
        {...props}
        className={classes(
          'relative top-1 float-end ms-3',
          mine ? 'text-mine-meta' : 'text-muted',
        )}
        readClass="text-mine-read"
      />
    </div>
  );
}

function LargeEmoji(props: BubbleProps) {
  return (
    <div className={classes('flex flex-col', props.mine ? 'items-end' : 'items-start')}>
      <span className="text-emoji">{props.body.trim()}</span>
      <Meta
        {...props}
        className="rounded-full bg-theirs px-2 py-0.5 text-muted shadow-bubble"
        readClass="text-accent"
      />
    </div>
  );
}

interface MetaProps {
  sentAt: number;
  edited: boolean;
  deleted: boolean;
  delivery: Delivery | undefined;
  className: string;
  readClass: string;
}

function Meta({ sentAt, edited, deleted, delivery, className, readClass }: MetaProps) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 text-meta select-none',
        className,
      )}
    >
      {edited && !deleted && <span>{t('message.edited')}</span>}
      <time dateTime={new Date(sentAt).toISOString()} title={fullTime(sentAt)}>
        {clockTime(sentAt)}
      </time>
      {delivery && <Ticks delivery={delivery} readClass={readClass} />}
    </span>
  );
}

interface TroubleProps extends Pick<BubbleProps, 'onRetry' | 'onDiscard'> {
  text: string;
}

function Trouble({ text, onRetry, onDiscard }: TroubleProps) {
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-1 text-small">
      <p role="alert" className="font-medium text-danger-ink">
        {text}
      </p>
      {onRetry && (
        <Button variant="plain" onClick={onRetry}>
          {t('message.retry')}
        </Button>
      )}
      {onDiscard && (
        <Button variant="dangerPlain" onClick={onDiscard}>
          {t('message.discard')}
        </Button>
      )}
    </div>
  );
}
