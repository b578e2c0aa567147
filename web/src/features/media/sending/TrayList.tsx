import { useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../../shared/i18n/translate';
import type { FileLimits } from './limits';
import { changed, formOf, moved, removed } from './tray';
import { TrayRow } from './TrayRow';
import type { Tray } from './trays';

interface TrayListProps {
  tray: Tray;
  limits: FileLimits;
  onChange(tray: Tray): void;
  /** The contents of these are needed no more. */
  onGone(contents: readonly string[]): void;
}

/** What goes with the next words: looked over, described, put in order and taken out again. */
export function TrayList({ tray, limits, onChange, onGone }: TrayListProps) {
  const { files, originals } = tray;
  const list = useRef<HTMLUListElement>(null);
  const [word, setWord] = useState('');
  const [focus, setFocus] = useState<{ key: string; on: 'move' | 'remove' }>();

  // What is moved in the page loses its focus, and what is removed takes it away.
  useLayoutEffect(() => {
    if (!focus) return;
    const row = list.current?.querySelector(`[data-key="${focus.key}"]`);
    row?.querySelector<HTMLElement>(focus.on === 'move' ? 'button' : '[data-remove]')?.focus();
  }, [focus]);

  function move(key: string, place: number): void {
    const next = moved(tray, key, place);
    const at = next.files.findIndex((file) => file.key === key);
    if (next.files[at] === files[at]) return;
    onChange(next);
    setFocus({ key, on: 'move' });
    const name = next.files[at]?.original.name ?? '';
    setWord(t('tray.moved', { name, place: at + 1, count: files.length }));
  }

  function remove(key: string): void {
    const at = files.findIndex((file) => file.key === key);
    const next = files[at + 1] ?? files[at - 1];
    if (next) setFocus({ key: next.key, on: 'remove' });
    else list.current?.closest('form')?.querySelector('textarea')?.focus();
    onChange(removed(tray, key));
    const { original, smaller } = files[at] ?? {};
    onGone([original, smaller].flatMap((form) => form?.content ?? []));
  }

  /** Into the place of the row that is there. */
  function drag(key: string, y: number): void {
    const rows = Array.from(list.current?.children ?? []);
    const place = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
    move(key, place < 0 ? rows.length - 1 : place);
  }

  return (
    <div className="animate-enter border-b border-line">
      <ul ref={list} aria-label={t('tray.title')} className="max-h-[40dvh] overflow-y-auto">
        {files.map((chosen, place) => (
          <TrayRow
            key={chosen.key}
            chosen={chosen}
            form={formOf(chosen, originals, limits)}
            onStep={files.length > 1 ? (by) => move(chosen.key, place + by) : undefined}
            onDrag={(y) => drag(chosen.key, y)}
            onDescribe={(alt) => onChange(changed(tray, chosen.key, { alt }))}
            onRemove={() => remove(chosen.key)}
          />
        ))}
      </ul>
      {files.some(({ smaller }) => smaller) && (
        <label className="flex min-h-11 items-center gap-3 px-4.5 text-small">
          <input
            type="checkbox"
            className="size-5 accent-fill"
            checked={originals}
            onChange={(event) => onChange({ ...tray, originals: event.target.checked })}
          />
          <span>
            <span className="font-semibold">{t('tray.originals')}</span>{' '}
            <span className="text-muted">{t('tray.originalsText')}</span>
          </span>
        </label>
      )}
      <p role="status" className="sr-only">
        {word}
      </p>
    </div>
  );
}
