import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { SmileIcon } from '../../shared/ui/icons/SmileIcon';
import { IconButton } from '../../shared/ui/IconButton';
import { isTouch } from '../../shared/ui/isTouch';
import type { Spot } from '../../shared/ui/Popup';
import { excess } from './bodyLimits';
import type { BodyLimits } from './bodyLimits';
import { IntentNote } from './IntentNote';
import type { IntentNoteProps } from './IntentNote';
import { LateEmojiChooser } from './LateEmojiChooser';
import { SendButton } from './SendButton';

interface ComposerProps {
  text: string;
  limits: BodyLimits;
  /** What the words will be to an earlier message. */
  note: IntentNoteProps | undefined;
  /** Changes with the message that the note is about. */
  about: string | undefined;
  editing: boolean;
  /** What goes with the words; `busy`: it is not ready to be sent. */
  attached: 'nothing' | 'busy' | 'ready';
  /** Stands above the words, and beside them. */
  tray: ReactNode;
  tools: ReactNode;
  onText(text: string): void;
  onSend(text: string): void;
  /** The key Up, where there is nothing written. */
  onRecall(): void;
}

function above(element: Element): Spot {
  const { left, top } = element.getBoundingClientRect();
  return { x: left, y: top };
}

export function Composer(props: ComposerProps) {
  const { text, limits, note: intent, about, editing, attached, onText, onSend } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const note = useId();
  const [choosing, setChoosing] = useState<Spot>();
  const over = excess(text, limits);
  const written = text.trim() !== '' || attached === 'ready';
  const sendable = written && attached !== 'busy' && over === 0;

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
    // On a touch keyboard Enter is the only way to a new line, and the button is near.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || isTouch()) return;
    event.preventDefault();
    submit();
  }

  /** Where the words were being written; the browser keeps that place while the picker is open. */
  function insert(emoji: string) {
    const element = area.current;
    setChoosing(undefined);
    if (!element) return;
    element.setRangeText(emoji, element.selectionStart, element.selectionEnd, 'end');
    onText(element.value);
    if (!isTouch()) requestAnimationFrame(() => element.focus());
  }

  return (
    <>
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
            {props.tray}
            <div className="flex items-end">
              <IconButton
                icon={SmileIcon}
                label={t('composer.emoji')}
                aria-haspopup="dialog"
                className="m-0.5"
                onClick={(event) => setChoosing(above(event.currentTarget))}
              />
              <textarea
                ref={area}
                rows={1}
                dir="auto"
                autoFocus={!isTouch()}
                aria-label={t('composer.message')}
                aria-invalid={over > 0}
                aria-describedby={over > 0 ? note : undefined}
                placeholder={t('composer.message')}
                value={text}
                onChange={(event) => onText(event.target.value)}
                onKeyDown={onKeyDown}
                className={classes(
                  'block max-h-[40dvh] min-h-12 min-w-0 grow resize-none bg-transparent py-3 ps-1 pe-4.5',
                  'text-title leading-6 outline-none placeholder:text-muted',
                )}
              />
              {props.tools}
            </div>
          </div>
          <SendButton editing={editing} sendable={sendable} />
        </div>
      </form>
      {choosing && (
        <LateEmojiChooser at={choosing} onPick={insert} onClose={() => setChoosing(undefined)} />
      )}
    </>
  );
}
