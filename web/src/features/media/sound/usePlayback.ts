import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { onlyOne } from '../onlyOne';

/** What the `<audio>` tells, to be given to it as it is. */
interface Heard {
  ref: RefObject<HTMLAudioElement>;
  onPlay(): void;
  onPause(): void;
  onEnded(): void;
  onTimeUpdate(): void;
  onLoadedMetadata(): void;
}

interface Playback {
  playing: boolean;
  /** Seconds. */
  at: number;
  length: number;
  rate: number;
  toggle(): void;
  seek(seconds: number): void;
  setRate(rate: number): void;
  heard: Heard;
}

/** A sound that can be played, from any place and at any speed, before any of it is loaded. */
export function usePlayback(told: number | undefined): Playback {
  const ref = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [rate, setRate] = useState(1);
  const [found, setFound] = useState<number>();
  const length = told ?? found ?? 0;

  function seek(seconds: number): void {
    const to = Math.max(0, Math.min(seconds, length));
    if (ref.current) ref.current.currentTime = to;
    setAt(to);
  }

  return {
    playing,
    at,
    length,
    rate,
    seek,
    toggle() {
      const audio = ref.current;
      if (!audio) return;
      if (!audio.paused) return audio.pause();
      audio.playbackRate = rate;
      // What cannot be played says so by its error.
      audio.play().catch(() => undefined);
    },
    setRate(next) {
      if (ref.current) ref.current.playbackRate = next;
      setRate(next);
    },
    heard: {
      ref,
      onPlay() {
        if (ref.current) onlyOne(ref.current);
        setPlaying(true);
      },
      onPause: () => setPlaying(false),
      onEnded: () => setAt(0),
      onTimeUpdate: () => setAt(ref.current?.currentTime ?? 0),
      onLoadedMetadata() {
        const { duration = 0 } = ref.current ?? {};
        if (Number.isFinite(duration)) setFound(duration);
      },
    },
  };
}
