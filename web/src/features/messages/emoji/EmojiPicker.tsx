import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { enRare } from '../../../shared/i18n/enRare';
import { learn, t } from '../../../shared/i18n/translate';
import { classes } from '../../../shared/ui/classes';
import { isTouch } from '../../../shared/ui/isTouch';
import { SearchField } from '../../../shared/ui/SearchField';
import { findEmoji, GROUPS } from './emojiSet';
import type { Emoji, EmojiGroup } from './emojiSet';
import { useGridFocus } from './useGridFocus';

interface EmojiPickerProps {
  groups: readonly (readonly Emoji[])[];
  onPick(emoji: string): void;
}

learn(enRare);

/** One group at a time, or whatever is found by a word; the first one found is a key away. */
export function EmojiPicker({ groups, onPick }: EmojiPickerProps) {
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<EmojiGroup>('smileys');
  const { grid, onKeyDown } = useGridFocus();
  const searching = query.trim() !== '';
  const shown = useMemo(
    () => (searching ? findEmoji(groups, query) : groups[GROUPS.indexOf(group)] ?? []),
    [groups, query, searching, group],
  );

  function onSearchKey(event: KeyboardEvent): void {
    const first = shown[0];
    if (event.key === 'ArrowDown') grid.current?.querySelector('button')?.focus();
    else if (event.key === 'Enter' && searching && first) onPick(first.emoji);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="p-2">
        <SearchField
          label={t('emoji.search')}
          value={query}
          onChange={setQuery}
          onKeyDown={onSearchKey}
          autoFocus={!isTouch()}
        />
      </div>
      {!searching && <Groups groups={groups} open={group} onOpen={setGroup} />}
      <div
        ref={grid}
        role="group"
        aria-label={searching ? t('emoji.found') : t(`emoji.${group}`)}
        onKeyDown={onKeyDown}
        className="grid min-h-0 grow auto-rows-min grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] overflow-y-auto p-2"
      >
        {shown.map(({ emoji, name }, index) => (
          <button
            key={emoji}
            type="button"
            aria-label={name}
            title={name}
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => onPick(emoji)}
            className="grid h-11 place-items-center rounded-row text-picker hover:bg-raised"
          >
            {emoji}
          </button>
        ))}
      </div>
      {searching && shown.length === 0 && (
        <p role="status" className="absolute inset-x-0 top-1/2 text-center text-small text-muted">
          {t('emoji.none')}
        </p>
      )}
    </>
  );
}

interface GroupsProps {
  groups: readonly (readonly Emoji[])[];
  open: EmojiGroup;
  onOpen(group: EmojiGroup): void;
}

function Groups({ groups, open, onOpen }: GroupsProps) {
  return (
    <div role="group" aria-label={t('emoji.groups')} className="flex shrink-0 justify-between border-b border-line px-2">
      {GROUPS.map((name, index) => (
        <button
          key={name}
          type="button"
          aria-label={t(`emoji.${name}`)}
          title={t(`emoji.${name}`)}
          aria-pressed={name === open}
          onClick={() => onOpen(name)}
          className={classes(
            'grid h-11 min-w-8 grow place-items-center border-b-2 text-title',
            name === open ? 'border-accent' : 'border-transparent hover:bg-raised',
          )}
        >
          <span aria-hidden="true">{groups[index]?.[0]?.emoji}</span>
        </button>
      ))}
    </div>
  );
}
