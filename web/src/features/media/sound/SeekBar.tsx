import type { KeyboardEvent, PointerEvent, TouchEvent } from 'react';
import { t } from '../../../shared/i18n/translate';
import { duration } from '../measures';
import { steppedTo } from './steps';
import { Waveform } from './Waveform';

/** For a sound of which nothing is known. */
const FLAT: readonly number[] = Array.from({ length: 48 }, () => 12);

interface SeekBarProps {
  /** Seconds. */
  at: number;
  length: number;
  loudness: readonly number[] | undefined;
  tabbable: boolean;
  onSeek(seconds: number): void;
}

/** The waveform as a slider: a pointer or a key leads anywhere in it. */
export function SeekBar({ at, length, loudness, tabbable, onSeek }: SeekBarProps) {
  const share = length > 0 ? Math.min(1, at / length) : 0;
  const told = (seconds: number) => duration(seconds * 1000);
  const shape = loudness && loudness.length > 1 ? loudness : FLAT;

  function point(event: PointerEvent<HTMLElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(((event.clientX - left) / width) * length);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const to = steppedTo(event.key, at, length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(to);
  }

  return (
    <div
      role="slider"
      // Time goes this way in every language that is written the other way as well.
      dir="ltr"
      tabIndex={tabbable ? 0 : -1}
      aria-label={t('sound.place')}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={t('sound.at', { at: told(at), length: told(length) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
      }}
      // Or the finger would pull the whole row.
      onTouchStart={(event: TouchEvent) => event.stopPropagation()}
      className="relative h-7 cursor-pointer touch-none"
    >
      <Waveform loudness={shape} className="absolute inset-0 size-full opacity-40" />
      <div className="absolute inset-0" style={{ clipPath: `inset(0 ${100 - share * 100}% 0 0)` }}>
        <Waveform loudness={shape} className="size-full" />
      </div>
    </div>
  );
}
