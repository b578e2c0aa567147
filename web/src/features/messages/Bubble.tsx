import { memo } from 'react';
import { clockTime, fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { Ticks } from '../../shared/ui/Ticks';
import type { Delivery } from '../../shared/ui/Ticks';
import { isEmojiOnly } from './emojiOnly';
import { MessageText } from './MessageText';

export interface BubbleProps {
  body: string;
  sentAt: number;
  /** Who wrote it, as the accessible name says. */
  author: string;
  deleted: boolean;
  mine: boolean;
  /** Why it was not sent. */
  problem?: string | undefined;
  /** How far it has come; absent for what others wrote. */
  delivery: Delivery | undefined;
  first: boolean;
  last: boolean;
  onRetry?: (() => void) | undefined;
  onDiscard?: (() => void) | undefined;
}

/** One message. Colour and side say whose it is to the eye, the label says it to the ear. */
export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { mine } = props;
  const large = !props.deleted && isEmojiOnly(props.body);
  return (
    <article
      aria-label={t('message.by', { name: props.author })}
      className={classes('flex flex-col', mine ? 'items-end' : 'items-start', props.first ? 'mt-2' : 'mt-0.5')}
    >
      {large ? <LargeEmoji {...props} /> : <TextBubble {...props} />}
      {props.delivery === 'failed' && (
        <NotSent problem={props.problem} onRetry={props.onRetry} onDiscard={props.onDiscard} />
      )}
    </article>
  );
});

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
  delivery: Delivery | undefined;
  className: string;
  readClass: string;
}

function Meta({ sentAt, delivery, className, readClass }: MetaProps) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 text-meta select-none',
        className,
      )}
    >
      <time dateTime={new Date(sentAt).toISOString()} title={fullTime(sentAt)}>
        {clockTime(sentAt)}
      </time>
      {delivery && <Ticks delivery={delivery} readClass={readClass} />}
    </span>
  );
}

function NotSent({ problem, onRetry, onDiscard }: Pick<BubbleProps, 'problem' | 'onRetry' | 'onDiscard'>) {
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-1 text-small">
      <p role="alert" className="font-medium text-danger-ink">
        {t('message.notSent')} {problem}
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
