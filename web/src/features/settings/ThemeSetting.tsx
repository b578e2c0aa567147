import { useSyncExternalStore } from 'react';
import { t } from '../../shared/i18n/translate';
import type { Icon } from '../../shared/ui/icons/icon';
import { MonitorIcon } from '../../shared/ui/icons/MonitorIcon';
import { MoonIcon } from '../../shared/ui/icons/MoonIcon';
import { SunIcon } from '../../shared/ui/icons/SunIcon';
import { SegmentedChoice } from '../../shared/ui/SegmentedChoice';
import { chooseTheme, chosenTheme, onTheme, THEMES } from './theme';
import type { Theme } from './theme';

const SHAPES: Record<Theme, Icon> = { system: MonitorIcon, light: SunIcon, dark: MoonIcon };

export function ThemeSetting() {
  const theme = useSyncExternalStore(onTheme, chosenTheme);
  return (
    <SegmentedChoice
      name="theme"
      label={t('theme')}
      segments={THEMES.map((one) => ({ value: one, label: t(`theme.${one}`), icon: SHAPES[one] }))}
      chosen={theme}
      onChoose={chooseTheme}
    />
  );
}
