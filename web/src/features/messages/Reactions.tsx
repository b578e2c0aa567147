import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';

export interface ReactionCount {
  emoji: string;
  count: number;
  mine: boolean;
}

interface ReactionsProps {
  reactions: readonly ReactionCount[];
  /** Absent where nothing can be set any more. */
  onReact: ((emoji: string, on: boolean) => void) | undefined;
  /** Under a message of mine. */
  mine: boolean;
  tabbable: boolean;
}

/** Chips that hang on a bubble's lower edge. */
export function Reactions({ reactions, onReact, mine: own, tabbable }: ReactionsProps) {
  return (
    <div
      className={classes(
        'relative -mt-1.5 flex basis-full flex-wrap gap-1 px-2',
        own && 'justify-end',
      )}
    >
      {reactions.map(({ emoji, count, mine }) => (
        <button
          key={emoji}
          type="button"
          aria-label={t('message.reactions', { emoji, count })}
          aria-pressed={mine}
          tabIndex={tabbable ? 0 : -1}
          disabled={!onReact}
          onClick={() => onReact?.(emoji, !mine)}
          className={classes(
            'inline-flex h-8 animate-enter items-center gap-1 rounded-full border-2 border-wall px-2 text-small',
            mine ? 'bg-fill font-semibold text-on-fill' : 'bg-surface text-ink',
            onReact && (mine ? 'hover:bg-fill-hover' : 'hover:bg-raised'),
          )}
        >
          <span className="text-body">{emoji}</span>
          {count}
        </button>
      ))}
    </div>
  );
}
