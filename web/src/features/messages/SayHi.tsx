import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { Name } from '../../shared/ui/Name';

/** A conversation in which nothing has been written yet. */
export function SayHi({ name, onWave }: { name: string; onWave: (() => void) | undefined }) {
  return (
    <div
      className={classes(
        'grid min-h-0 grow place-content-center justify-items-center gap-1 overflow-y-auto',
        'p-6 text-center',
      )}
    >
      <p aria-hidden="true" className="animate-rise text-[4rem] leading-20">
        👋
      </p>
      <p className="text-title font-semibold">
        <Rich text="sayHi.title" parts={{ name: <Name>{name}</Name> }} />
      </p>
      <p className="mb-4 max-w-72 text-small text-balance text-muted">{t('sayHi.text')}</p>
      {onWave && (
        <Button size="medium" onClick={onWave}>
          {t('sayHi.wave')}
        </Button>
      )}
    </div>
  );
}
