import type { Key } from '../../shared/i18n/catalogue';
import { t } from '../../shared/i18n/translate';

const apple = () => /Mac|iPhone|iPad/.test(navigator.platform);

interface Shortcut {
  keys: readonly string[];
  does: Key;
}

const SHORTCUTS = (): readonly Shortcut[] => [
  { keys: [apple() ? '⌘' : t('key.control'), 'K'], does: 'shortcuts.palette' },
  { keys: ['?'], does: 'shortcuts.sheet' },
  { keys: [t('key.enter')], does: 'shortcuts.send' },
  { keys: [t('key.shift'), t('key.enter')], does: 'shortcuts.newLine' },
  { keys: ['↑', '↓'], does: 'shortcuts.move' },
  { keys: [t('key.shift'), 'F10'], does: 'shortcuts.menu' },
  { keys: [t('key.escape')], does: 'shortcuts.close' },
];

export function ShortcutList() {
  return (
    <dl className="mt-4 grid gap-1">
      {SHORTCUTS().map(({ keys, does }) => (
        <div key={does} className="flex min-h-10 items-center justify-between gap-4">
          <dt className="text-body text-muted">{t(does)}</dt>
          <dd className="flex shrink-0 gap-1">
            {keys.map((key) => (
              <kbd
                key={key}
                className={
                  'grid h-7 min-w-7 place-items-center rounded-[0.5rem] border border-line ' +
                  'bg-raised px-2 font-sans text-small font-semibold text-ink'
                }
              >
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
