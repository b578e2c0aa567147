import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { FormEvent, KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { CheckIcon } from '../../shared/ui/icons/CheckIcon';
import { SendHorizontalIcon } from '../../shared/ui/icons/SendHorizontalIcon';
import { excess } from './bodyLimits';
import type { BodyLimits } from './bodyLimits';
import { IntentNote } from './IntentNote';
import type { IntentNoteProps } from './IntentNote';

interface ComposerProps {
  text: string;
  limits: BodyLimits;
  /** What the words will be to an earlier message. */
  note: IntentNoteProps | undefined;
  /** Changes with the message that the note is about. */
  about: string | undefined;
  editing: boolean;
  onText(text: string): void;
  onSend(text: string): void;
  /** The key Up, where there is nothing written. */
  onRecall(): void;
}

/** On a touch keyboard Enter is the only way to a new line, and the button is near. */
const touch = () => window.matchMedia('(pointer: coarse)').matches;

export function Composer(props: ComposerProps) {
  const { text, limits, note: intent, about, editing, onText, onSend } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const note = useId();
  const over = excess(text, limits);
  const sendable = text.trim() !== '' && over === 0;

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = '0';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  useEffect(() => {
    if (about === undefined) return;
    area.current?.focus();
    area.current?.setSelectionRange(-1, -1);
  }, [about]);

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (sendable) onSend(text.trim());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && intent) intent.onCancel();
    if (event.key === 'ArrowUp' && text === '' && !intent) {
      event.preventDefault();
      props.onRecall();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || touch()) return;
    event.preventDefault();
    submit();
  }

  return (
    <form
      onSubmit={submit}
      className={classes(
        'mx-auto w-full max-w-column px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]',
        'wide:px-6 wide:pb-4',
      )}
    >
      {over > 0 && (
        <p id={note} role="alert" className="px-4 pb-1.5 text-small font-medium text-danger-ink">
          {t('composer.tooLong', { count: over })}
        </p>
      )}
      <div className="flex items-end gap-2">
        <div
          className={classes(
            'min-w-0 grow rounded-card bg-surface shadow-bubble outline-offset-0',
            'has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-focus',
          )}
        >
          {intent && <IntentNote {...intent} />}
          <textarea
            ref={area}
            rows={1}
            dir="auto"
            autoFocus={!touch()}
            aria-label={t('composer.message')}
            aria-invalid={over > 0}
            aria-describedby={over > 0 ? note : undefined}
            placeholder={t('composer.message')}
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={onKeyDown}
            className={classes(
              'block max-h-[40dvh] min-h-12 w-full resize-none bg-transparent px-4.5 py-3',
              'text-title leading-6 outline-none placeholder:text-muted',
            )}
          />
        </div>
        <button
          type="submit"
          aria-label={t(editing ? 'composer.save' : 'composer.send')}
          title={t(editing ? 'composer.save' : 'composer.send')}
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
      </div>
    </form>
  );
}
