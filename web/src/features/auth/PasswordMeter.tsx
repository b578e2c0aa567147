import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { passwordStrength } from './passwordStrength';
import type { Strength } from './passwordStrength';

const LEVELS: Record<Strength, { filled: number; bar: string }> = {
  short: { filled: 1, bar: 'bg-danger' },
  weak: { filled: 1, bar: 'bg-danger' },
  fair: { filled: 2, bar: 'bg-warn' },
  good: { filled: 3, bar: 'bg-online' },
  strong: { filled: 4, bar: 'bg-online' },
};

/** How hard a password is to guess, in words and in four bars. */
export function PasswordMeter({ password }: { password: string }) {
  if (password === '') return <>{t('password.hint')}</>;
  const strength = passwordStrength(password);
  const { filled, bar } = LEVELS[strength];
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="flex w-24 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={classes(
              'h-1 grow rounded-full transition-colors',
              step <= filled ? bar : 'bg-line',
            )}
          />
        ))}
      </span>
      {t(`password.${strength}`)}
    </span>
  );
}
