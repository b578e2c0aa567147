import { clockTime, fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { Ticks } from '../../shared/ui/Ticks';
import type { Delivery } from '../../shared/ui/Ticks';

interface BubbleMetaProps {
  sentAt: number;
  edited: boolean;
  deleted: boolean;
  delivery: Delivery | undefined;
  className: string;
  readClass: string;
}

/** When a message was sent, whether it was edited, and how far it has come. */
export function BubbleMeta(props: BubbleMetaProps) {
  const { sentAt, edited, deleted, delivery } = props;
  return (
    <time
      dateTime={new Date(sentAt).toISOString()}
      title={fullTime(sentAt)}
      className={classes(
        'inline-flex items-center gap-1 text-meta whitespace-nowrap select-none',
        props.className,
      )}
    >
      {edited && !deleted && `${t('message.edited')} `}
      {clockTime(sentAt)}
      {delivery && <Ticks delivery={delivery} readClass={props.readClass} />}
    </time>
  );
}
