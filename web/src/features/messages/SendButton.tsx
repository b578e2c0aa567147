import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { CheckIcon } from '../../shared/ui/icons/CheckIcon';
import { SendHorizontalIcon } from '../../shared/ui/icons/SendHorizontalIcon';

/** One round button that sends, or keeps what was changed; the words keep the focus. */
export function SendButton({ editing, sendable }: { editing: boolean; sendable: boolean }) {
  const label = t(editing ? 'composer.save' : 'composer.send');
  return (
    <button
      type="submit"
      aria-label={label}
      title={label}
      disabled={!sendable}
      onPointerDown={(event) => event.preventDefault()}
      className={classes(
        'grid size-12 shrink-0 place-items-center rounded-full',
        'transition-[background-color,color,transform]',
        sendable
          ? 'bg-fill text-on-fill hover:bg-fill-hover active:scale-95'
          : 'bg-surface text-muted shadow-bubble',
      )}
    >
      {editing ? (
        <CheckIcon size={22} />
      ) : (
        <SendHorizontalIcon size={22} className="rtl:-scale-x-100" />
      )}
    </button>
  );
}
