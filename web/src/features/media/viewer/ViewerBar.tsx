import { fullTime } from '../../../shared/i18n/times';
import { t } from '../../../shared/i18n/translate';
import { IconButton } from '../../../shared/ui/IconButton';
import { XIcon } from '../../../shared/ui/icons/XIcon';
import { ZoomInIcon } from '../../../shared/ui/icons/ZoomInIcon';
import { ZoomOutIcon } from '../../../shared/ui/icons/ZoomOutIcon';
import { Name } from '../../../shared/ui/Name';
import { DownloadLink } from '../DownloadLink';
import { STEP } from './view';
import type { ViewedItem } from './viewing';

export const ON_STAGE = 'bg-veil text-on-stage hover:bg-stage hover:text-on-stage';

interface ViewerBarProps {
  item: ViewedItem;
  /** Absent for what cannot be enlarged. */
  onZoom: ((factor: number) => void) | undefined;
  onClose(): void;
}

/** Whose it is and when it came, and what can be done with it. */
export function ViewerBar({ item, onZoom, onClose }: ViewerBarProps) {
  return (
    <div className="absolute inset-x-0 top-0 flex items-center gap-1 p-2">
      <div className="me-auto min-w-0 rounded-row bg-veil px-3 py-1">
        <p className="truncate text-body font-semibold">
          <Name>{item.name}</Name>
        </p>
        <time dateTime={new Date(item.sentAt).toISOString()} className="block truncate text-meta">
          {fullTime(item.sentAt)}
        </time>
      </div>
      {onZoom && (
        <>
          <IconButton
            icon={ZoomOutIcon}
            label={t('viewer.zoomOut')}
            onClick={() => onZoom(1 / STEP)}
            className={ON_STAGE}
          />
          <IconButton
            icon={ZoomInIcon}
            label={t('viewer.zoomIn')}
            onClick={() => onZoom(STEP)}
            className={ON_STAGE}
          />
        </>
      )}
      <DownloadLink media={item.media} tabbable className={ON_STAGE} />
      <IconButton icon={XIcon} label={t('close')} onClick={onClose} className={ON_STAGE} />
    </div>
  );
}
