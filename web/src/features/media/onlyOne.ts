let playing: HTMLMediaElement | undefined;

/** What begins to play ends what was playing before: two at once are understood by nobody. */
export function onlyOne(element: HTMLMediaElement): void {
  if (playing !== element) playing?.pause();
  playing = element;
}
