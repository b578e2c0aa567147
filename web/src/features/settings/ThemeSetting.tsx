import { useState } from 'react';
import { chooseTheme, chosenTheme } from './theme';
import { ThemeChoice } from './ThemeChoice';

export function ThemeSetting() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <ThemeChoice
      theme={theme}
      onChoose={(chosen) => {
        chooseTheme(chosen);
        setTheme(chosen);
      }}
    />
  );
}
