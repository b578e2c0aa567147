import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { TriangleAlertIcon } from '../../shared/ui/icons/TriangleAlertIcon';

interface DiskBarProps {
  /** From 0 to 1. */
  used: number;
  /** What is left of it, in words. */
  text: string;
  nearlyFull: boolean;
}

/** How full the disk is, with a warning before nothing fits on it any more. */
export function DiskBar({ used, text, nearlyFull }: DiskBarProps) {
  return (
    <div className="grid gap-2 p-4">
      <div
        role="meter"
        aria-label={t('operator.disk')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(used * 100)}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-full bg-raised"
      >
        <div
          className={classes('h-full rounded-full', nearlyFull ? 'bg-danger' : 'bg-fill')}
          style={{ width: `${used * 100}%` }}
        />
      </div>
      <p className="text-small text-muted">{text}</p>
      {nearlyFull && (
        <p className="flex gap-2.5 rounded-field bg-warn-soft px-3.5 py-3 text-small font-medium text-warn-ink">
          <TriangleAlertIcon size={18} className="shrink-0" />
          {t('operator.diskFull')}
        </p>
      )}
    </div>
  );
}
