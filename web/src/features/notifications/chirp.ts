/** Two rising notes, in hertz, and how long after the first each begins, in seconds. */
const NOTES = [
  { pitch: 1_320, at: 0 },
  { pitch: 1_760, at: 0.09 },
] as const;
const LENGTH = 0.16;
const LOUDNESS = 0.12;

/** A page that nobody has touched yet has to stay silent; browsers complain when it tries. */
function mayBeHeard(): boolean {
  const { userActivation } = navigator as { userActivation?: { hasBeenActive: boolean } };
  return userActivation?.hasBeenActive ?? true;
}

function sing(audio: AudioContext, pitch: number, at: number): void {
  const voice = new OscillatorNode(audio, { type: 'sine', frequency: pitch });
  const loudness = new GainNode(audio, { gain: 0 });
  const begin = audio.currentTime + at;
  loudness.gain.setValueAtTime(0, begin);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.01);
  loudness.gain.exponentialRampToValueAtTime(0.0001, begin + LENGTH);
  voice.connect(loudness).connect(audio.destination);
  voice.start(begin);
  voice.stop(begin + LENGTH);
}

/** The short call of a swift. */
export function chirp(): void {
  if (!mayBeHeard()) return;
  const audio = new AudioContext();
  for (const { pitch, at } of NOTES) sing(audio, pitch, at);
  window.setTimeout(() => void audio.close(), 1_000);
}
