import { useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { t } from '../i18n/translate';
import { classes } from './classes';
import { SearchIcon } from './icons/SearchIcon';
import { XIcon } from './icons/XIcon';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void;
  autoFocus?: boolean;
}

/** A search box; Escape and the cross empty it. */
export function SearchField({ label, value, onChange, onKeyDown, autoFocus }: SearchFieldProps) {
  const input: RefObject<HTMLInputElement> = useRef(null);

  function clear() {
    onChange('');
    input.current?.focus();
  }

  return (
    <div className="relative min-w-0 grow">
      <SearchIcon
        size={18}
        className="pointer-events-none absolute start-3.5 top-1/2 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        autoFocus={autoFocus}
        enterKeyHint="search"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return onKeyDown?.(event);
          event.preventDefault();
          clear();
        }}
        className={
          'h-11 w-full appearance-none rounded-full bg-raised ps-10 pe-10 text-title text-ink ' +
          'placeholder:text-muted focus:outline-offset-0 [&::-webkit-search-cancel-button]:hidden'
        }
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={t('search.clear')}
          onClick={clear}
          className={classes(
            'absolute end-0 top-0 grid size-11 place-items-center rounded-full text-muted',
            'hover:text-ink',
          )}
        >
          <XIcon size={18} />
        </button>
      )}
    </div>
  );
}
