import { t } from '../../../shared/i18n/translate';
import { classes } from '../../../shared/ui/classes';
import { IconButton } from '../../../shared/ui/IconButton';
import { ChevronLeftIcon } from '../../../shared/ui/icons/ChevronLeftIcon';
import { ChevronRightIcon } from '../../../shared/ui/icons/ChevronRightIcon';
import { ON_STAGE } from './ViewerBar';
import type { ViewedItem } from './viewing';

interface NeighboursProps {
  before: ViewedItem | undefined;
  after: ViewedItem | undefined;
  onGo(by: -1 | 1): void;
}

/** The ways to the one before and to the one after, which are fetched meanwhile. */
export function Neighbours({ before, after, onGo }: NeighboursProps) {
  const side = classes(ON_STAGE, 'absolute inset-y-0 m-auto rtl:-scale-x-100');
  return (
    <>
      {before && (
        <IconButton
          icon={ChevronLeftIcon}
          label={t('viewer.previous')}
          onClick={() => onGo(-1)}
          className={classes(side, 'start-2')}
        />
      )}
      {after && (
        <IconButton
          icon={ChevronRightIcon}
          label={t('viewer.next')}
          onClick={() => onGo(1)}
          className={classes(side, 'end-2')}
        />
      )}
      {[before, after].map((item) => {
        const src = item?.media.urls.preview;
        return src && <img key={src} src={src} alt="" hidden />;
      })}
    </>
  );
}
