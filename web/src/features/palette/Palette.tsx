import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { useModal } from '../../shared/ui/useModal';
import { SearchIcon } from '../../shared/ui/icons/SearchIcon';
import { matching } from './matching';
import { PaletteOption } from './PaletteOption';
import type { PaletteItem } from './PaletteOption';

interface PaletteProps {
  items: readonly PaletteItem[];
  /** What to do where the list does not have it. */
  fallback(query: string): PaletteItem;
  onClose(): void;
}

const MOST = 30;

function step(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  return undefined;
}

/** Everything by its name, from the keyboard: a combobox whose list is always open. */
export function Palette({ items, fallback, onClose }: PaletteProps) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useModal(onClose);
  const id = useId();
  const text = query.trim();
  const found = matching(items, text).slice(0, MOST);
  const shown = text === '' ? found : [...found, fallback(text)];
  const active = shown[Math.min(at, shown.length - 1)];

  function choose(item: PaletteItem | undefined): void {
    onClose();
    item?.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      return choose(active);
    }
    const next = step(event.key, Math.min(at, shown.length - 1), shown.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    const option = document.getElementById(`${id}-${shown[next]?.id ?? ''}`);
    option?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <dialog
      {...dialog}
      aria-label={t('palette.title')}
      className={
        'mt-[min(12dvh,6rem)] w-[min(36rem,calc(100vw-1.5rem))] animate-rise overflow-hidden ' +
        'rounded-card bg-surface shadow-card'
      }
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <SearchIcon size={20} className="shrink-0 text-muted" />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-autocomplete="list"
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-14 w-full min-w-0 bg-transparent text-title outline-none placeholder:text-muted"
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.results')}
        className="max-h-[min(24rem,60dvh)] overflow-y-auto p-2"
      >
        {shown.map((item) => (
          <PaletteOption
            key={item.id}
            id={`${id}-${item.id}`}
            item={item}
            active={item === active || item.id === active?.id}
            onChoose={() => choose(item)}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {t('palette.count', { count: found.length })}
      </p>
    </dialog>
  );
}
