import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { Name } from '../../shared/ui/Name';
import { plainWords } from './blocks';

export interface Quoted {
  author: string;
  body: string;
  deleted: boolean;
}

interface QuoteProps {
  /** Absent while the message that is answered is not loaded. */
  quoted: Quoted | undefined;
  mine: boolean;
  tabbable: boolean;
  /** Leads there, from however far. */
  onJump(): void;
}

/** The message that this one answers. */
export function Quote({ quoted, mine, tabbable, onJump }: QuoteProps) {
  const label = quoted
    ? t('message.quote', { name: quoted.author, body: bodyOf(quoted) })
    : t('message.quoteFar');
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      onClick={onJump}
      aria-label={label}
      className={classes(
        'mb-1 block w-full rounded-row border-s-3 px-3 py-1.5',
        'text-start text-small',
        mine ? 'border-current bg-mine-quote' : 'border-accent bg-raised',
      )}
    >
      {quoted && (
        <span className={classes('block truncate font-semibold', !mine && 'text-accent')}>
          <Name>{quoted.author}</Name>
        </span>
      )}
      <span className={classes('block truncate', quoted?.deleted && 'italic')}>
        {quoted ? bodyOf(quoted) : label}
      </span>
    </button>
  );
}

function bodyOf({ body, deleted }: Quoted): string {
  return deleted ? t('message.deleted') : plainWords(body);
}
