import { memo } from 'react';

const STEP = 3;
const BAR = 2;
const HEIGHT = 28;
const LEAST = 2;

/** A bar for each loudness, from 0 to 100, as one path. */
function bars(loudness: readonly number[]): string {
  return loudness
    .map((value, i) => {
      const height = Math.max(LEAST, (Math.min(value, 100) / 100) * HEIGHT);
      return `M${i * STEP} ${(HEIGHT - height) / 2}h${BAR}v${height}h-${BAR}z`;
    })
    .join('');
}

interface WaveformProps {
  loudness: readonly number[];
  className: string;
}

/** How loud a sound is, from its beginning to its end, across all the room there is. */
export const Waveform = memo(function Waveform({ loudness, className }: WaveformProps) {
  return (
    <svg
      viewBox={`0 0 ${loudness.length * STEP - (STEP - BAR)} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      fill="currentColor"
      className={className}
    >
      <path d={bars(loudness)} />
    </svg>
  );
});
