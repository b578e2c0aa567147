import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { useFetched } from '../../shared/media/useFetched';
import { Name } from '../../shared/ui/Name';

export interface Quoted {
  author: string;
  /** Its words, or what came with it. */
  body: string;
  /** The address of the first picture that came with it, in its smallest size. */
  picture: string | undefined;
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
  const picture = quoted?.deleted ? undefined : quoted?.picture;
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      onClick={onJump}
      aria-label={label}
      className={classes(
        'mb-1 flex w-full items-center gap-3 rounded-row border-s-3 px-3 py-1.5',
        'text-start text-small',
        mine ? 'border-current bg-mine-quote' : 'border-accent bg-raised',
      )}
    >
      <span className="min-w-0 grow">
        {quoted && (
          <span className={classes('block truncate font-semibold', !mine && 'text-accent')}>
            <Name>{quoted.author}</Name>
          </span>
        )}
        <span className={classes('block truncate', quoted?.deleted && 'italic')}>
          {quoted ? bodyOf(quoted) : label}
        </span>
      </span>
      {picture !== undefined && <Thumb src={picture} />}
    </button>
  );
}

/** As high as the two lines beside it, whether it is there or not. */
function Thumb({ src }: { src: string }) {
  const { status, attempt, onLoad, onError } = useFetched(src);
  return (
    <span className="size-9 shrink-0 overflow-hidden rounded-tail bg-code">
      {status !== 'failed' && (
        <img
          key={attempt}
          src={src}
          alt=""
          draggable={false}
          onLoad={onLoad}
          onError={onError}
          className={classes('size-full object-cover', status === 'loading' && 'opacity-0')}
        />
      )}
    </span>
  );
}

function bodyOf({ body, deleted }: Quoted): string {
  return deleted ? t('message.deleted') : body;
}
