import { locale, t } from '../../../shared/i18n/translate';
import type { Attachment } from '../../../shared/media/attachment';
import { useFetched } from '../../../shared/media/useFetched';
import { classes } from '../../../shared/ui/classes';
import { PauseIcon } from '../../../shared/ui/icons/PauseIcon';
import { PlayIcon } from '../../../shared/ui/icons/PlayIcon';
import { DownloadLink } from '../DownloadLink';
import { duration } from '../measures';
import { SeekBar } from './SeekBar';
import { usePlayback } from './usePlayback';

const RATES = [1, 1.5, 2] as const;

function next(rate: number): number {
  return RATES[(RATES.findIndex((one) => one === rate) + 1) % RATES.length] ?? 1;
}

interface SoundRowProps {
  sound: Attachment;
  mine: boolean;
  tabbable: boolean;
}

export function SoundRow({ sound, mine, tabbable }: SoundRowProps) {
  const { original } = sound.urls;
  const { status, attempt, onLoad, onError } = useFetched(original);
  const told = sound.duration === undefined ? undefined : sound.duration / 1000;
  const { heard, ...playback } = usePlayback(told);
  const { playing, at, length, rate } = playback;
  const Shape = playing ? PauseIcon : PlayIcon;
  const label = t(playing ? 'sound.pause' : 'media.play', { name: sound.name });
  const speed = rate.toLocaleString(locale());

  return (
    <div className="flex h-16 items-center gap-2.5 ps-3 pe-1">
      <audio
        key={attempt}
        {...heard}
        src={original}
        preload="none"
        onLoadedMetadata={() => {
          heard.onLoadedMetadata();
          onLoad();
        }}
        onError={onError}
      />
      <button
        type="button"
        aria-label={label}
        title={label}
        tabIndex={tabbable ? 0 : -1}
        onClick={playback.toggle}
        className={classes(
          'grid size-11 shrink-0 place-items-center rounded-full',
          mine ? 'bg-on-mine text-mine' : 'bg-fill text-on-fill hover:bg-fill-hover',
        )}
      >
        <Shape size={20} />
      </button>
      <div className="min-w-0 grow">
        <SeekBar
          at={at}
          length={length}
          loudness={sound.waveform}
          tabbable={tabbable}
          onSeek={playback.seek}
        />
        <div
          className={classes(
            'flex items-center gap-2 text-meta',
            mine ? 'text-mine-meta' : 'text-muted',
          )}
        >
          <span className="shrink-0 tabular-nums">
            {duration((playing || at > 0 ? at : length) * 1000)}
          </span>
          <bdi className="min-w-0 grow truncate">
            {status === 'failed' ? t('media.notLoaded') : sound.name}
          </bdi>
          <button
            type="button"
            aria-label={t('sound.speed', { rate: speed })}
            tabIndex={tabbable ? 0 : -1}
            onClick={() => playback.setRate(next(rate))}
            className="h-6 min-w-10 rounded-full bg-code px-2 font-semibold tabular-nums"
          >
            {speed}×
          </button>
        </div>
      </div>
      <DownloadLink media={sound} tabbable={tabbable} />
    </div>
  );
}
