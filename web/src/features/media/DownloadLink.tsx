import { t } from '../../shared/i18n/translate';
import type { Attachment } from '../../shared/media/attachment';
import { classes } from '../../shared/ui/classes';
import { DownloadIcon } from '../../shared/ui/icons/DownloadIcon';

interface DownloadLinkProps {
  media: Attachment;
  tabbable: boolean;
  className?: string;
}

/** The file as it was sent, but for what it told of its maker. */
export function DownloadLink({ media, tabbable, className }: DownloadLinkProps) {
  const label = t('media.download', { name: media.name });
  if (media.urls.original === undefined) return null;
  return (
    <a
      href={`${media.urls.original}?download`}
      download={media.name}
      aria-label={label}
      title={label}
      tabIndex={tabbable ? 0 : -1}
      className={classes(
        'grid size-11 shrink-0 place-items-center rounded-full transition-colors hover:bg-code',
        className,
      )}
    >
      <DownloadIcon size={22} />
    </a>
  );
}
