import { t } from '../../../shared/i18n/translate';
import { percent } from '../measures';

/** How much of a file has gone. */
export function UploadBar({ name, share }: { name: string; share: number }) {
  return (
    <span
      role="progressbar"
      aria-label={t('upload.of', { name })}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={percent(share)}
      className="relative my-0.5 block h-1 w-full overflow-hidden rounded-full"
    >
      <span className="absolute inset-0 bg-current opacity-30" />
      <span className="block h-full rounded-full bg-current" style={{ width: `${share * 100}%` }} />
    </span>
  );
}
