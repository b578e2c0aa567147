import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import type { Icon } from '../../shared/ui/icons/icon';
import { MonitorIcon } from '../../shared/ui/icons/MonitorIcon';
import { MoonIcon } from '../../shared/ui/icons/MoonIcon';
import { SunIcon } from '../../shared/ui/icons/SunIcon';
import { THEMES } from './theme';
import type { Theme } from './theme';

const SHAPES: Record<Theme, Icon> = { system: MonitorIcon, light: SunIcon, dark: MoonIcon };

interface ThemeChoiceProps {
  theme: Theme;
  onChoose(theme: Theme): void;
}

export function ThemeChoice({ theme, onChoose }: ThemeChoiceProps) {
  return (
    <fieldset className="p-4">
      <legend className="sr-only">{t('theme')}</legend>
      <div className="grid grid-cols-3 gap-1 rounded-field bg-raised p-1">
        {THEMES.map((choice) => (
          <Choice key={choice} theme={choice} chosen={choice === theme} onChoose={onChoose} />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps extends ThemeChoiceProps {
  chosen: boolean;
}

function Choice({ theme, chosen, onChoose }: ChoiceProps) {
  const Shape = SHAPES[theme];
  return (
    <label
      className={classes(
        'flex h-11 cursor-pointer items-center justify-center gap-2 rounded-[0.5rem]',
        'text-small font-semibold',
        'transition-colors has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus',
        chosen ? 'bg-surface text-ink shadow-bubble' : 'text-muted hover:text-ink',
      )}
    >
      <input
        type="radio"
        name="theme"
        className="sr-only"
        checked={chosen}
        onChange={() => onChoose(theme)}
      />
      <Shape size={18} />
      {t(`theme.${theme}`)}
    </label>
  );
}
