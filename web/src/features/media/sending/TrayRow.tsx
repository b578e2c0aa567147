import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../../shared/i18n/translate';
import { GripVerticalIcon } from '../../../shared/ui/icons/GripVerticalIcon';
import { XIcon } from '../../../shared/ui/icons/XIcon';
import { IconButton } from '../../../shared/ui/IconButton';
import { fileSize } from '../measures';
import { LocalThumb } from './LocalThumb';
import type { Chosen, Form } from './trays';

export interface TrayRowProps {
  chosen: Chosen;
  /** In which form it will be sent. */
  form: Form;
  /** Absent where there is nothing to move it past. */
  onStep: ((by: 1 | -1) => void) | undefined;
  /** A finger or the mouse drags it to this height of the window. */
  onDrag(y: number): void;
  onDescribe(alt: string): void;
  onRemove(): void;
}

/** The server takes no more. */
const LONGEST_ALT = 1_000;

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };

function facts({ busy }: Chosen, { bytes, width, height }: Form): string {
  if (busy) return t('tray.busy');
  const pixels = width && height ? [t('tray.pixels', { width: String(width), height: String(height) })] : [];
  return [fileSize(bytes), ...pixels].join(' · ');
}

export function TrayRow({ chosen, form, onStep, onDrag, onDescribe, onRemove }: TrayRowProps) {
  const { alt = '', original } = chosen;
  const { name, mime } = original;
  const dragging = useRef(false);

  function onKeyDown(event: KeyboardEvent): void {
    const by = STEPS[event.key];
    if (!by) return;
    event.preventDefault();
    onStep?.(by);
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    dragging.current = true;
  }

  return (
    <li data-key={chosen.key} className="flex items-center gap-2 py-1.5 ps-1 pe-1">
      {onStep && (
        <IconButton
          icon={GripVerticalIcon}
          label={t('tray.move', { name })}
          title={t('tray.moveHint')}
          className="cursor-grab touch-none"
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={(event) => dragging.current && onDrag(event.clientY)}
          onLostPointerCapture={() => {
            dragging.current = false;
          }}
        />
      )}
      <span className={onStep ? '' : 'ps-3'}>
        <LocalThumb content={form.content} mime={mime} />
      </span>
      <div className="min-w-0 grow">
        <p className="truncate text-small font-medium">{name}</p>
        <p className="truncate text-meta text-muted tabular-nums">{facts(chosen, form)}</p>
        {/^(image|video)\//.test(mime) && (
          <input
            aria-label={t('tray.alt', { name })}
            placeholder={t('tray.altHint')}
            maxLength={LONGEST_ALT}
            dir="auto"
            value={alt}
            onChange={(event) => onDescribe(event.target.value)}
            className="h-9 w-full rounded-field bg-raised px-3 text-title placeholder:text-muted"
          />
        )}
      </div>
      <IconButton icon={XIcon} label={t('tray.remove', { name })} data-remove onClick={onRemove} />
    </li>
  );
}
