import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { Name } from '../../shared/ui/Name';
import { jumpTo } from './jumpTo';

export interface Quoted {
  seq: number;
  author: string;
  body: string;
  deleted: boolean;
}

interface QuoteProps {
  /** Absent while the message that is answered is not loaded. */
  quoted: Quoted | undefined;
  mine: boolean;
}

/** The message that this one answers. */
export function Quote({ quoted, mine }: QuoteProps) {
  const look = classes(
    'mb-1 block w-full rounded-row border-s-3 px-3 py-1.5',
    'text-start text-small',
    mine ? 'border-current bg-mine-quote' : 'border-accent bg-raised',
  );
  if (!quoted) return <div className={look}>{t('message.quoteFar')}</div>;
  return (
    <button
      type="button"
      onClick={(event) => jumpTo(event.currentTarget, quoted.seq)}
      aria-label={t('message.quote', { name: quoted.author, body: bodyOf(quoted) })}
      className={look}
    >
      <span className={classes('block truncate font-semibold', !mine && 'text-accent')}>
        <Name>{quoted.author}</Name>
      </span>
      <span className={classes('block truncate', quoted.deleted && 'italic')}>{bodyOf(quoted)}</span>
    </button>
  );
}

function bodyOf({ body, deleted }: Quoted): string {
  return deleted ? t('message.deleted') : body;
}
