import { t } from '../../shared/i18n/translate';
import type { Attachment } from '../../shared/media/attachment';
import { classes } from '../../shared/ui/classes';
import { ImageOffIcon } from '../../shared/ui/icons/ImageOffIcon';
import { percent } from './measures';
import { Blur } from './picture/Blur';
import { failureText } from './failureText';
import { LocalLook } from './sending/LocalLook';

interface UnreadyProps {
  media: Attachment;
  /** How much of its preparation is done, where that is known. */
  progress: number | undefined;
  /** This device may still have what it has sent. */
  mine: boolean;
}

/** In the place of a picture or a film that is not there yet, or never will be. */
export function Unready({ media, progress, mine }: UnreadyProps) {
  const failed = media.state === 'failed';
  const words = failed ? failureText(media, mine) : preparingText(progress);
  return (
    <>
      <Blur hash={media.blurhash} />
      {mine && !failed && <LocalLook content={media.id} mime={media.mime} />}
      <div
        className={classes(
          'absolute inset-0 grid place-content-center justify-items-center gap-2 bg-veil',
          'p-3 text-center text-small text-on-fill',
        )}
      >
        {failed ? <ImageOffIcon size={24} /> : <Ring progress={progress} />}
        <span
          // Other words are another thing to see, and not the same ones moved.
          key={words}
          className="line-clamp-3"
        >
          {words}
        </span>
      </div>
    </>
  );
}

export function preparingText(progress: number | undefined): string {
  if (progress === undefined) return t('media.preparing');
  return t('media.preparingShare', { share: percent(progress) });
}

/** A quarter that pulses while nobody knows, and as much of it as is done. */
function Ring({ progress }: { progress: number | undefined }) {
  const length = 2 * Math.PI * 14;
  const done = (progress ?? 0.25) * length;
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth={3}
      className={progress === undefined ? 'size-9 animate-shimmer' : 'size-9'}
    >
      <circle cx={16} cy={16} r={14} className="opacity-30" />
      <circle
        cx={16}
        cy={16}
        r={14}
        strokeLinecap="round"
        strokeDasharray={`${done} ${length}`}
        transform="rotate(-90 16 16)"
      />
    </svg>
  );
}
