const SWIFT =
  'M32 5.5C34 7.5 36.4 9.6 37 13.4C37.3 15.4 38.2 16.6 40.2 17C50.5 18.6 59 26.8 62.5 41.5' +
  'C55.5 33.8 47.5 30.6 38.4 31.4C37.9 36 38.2 40.2 39.6 44.6L43.5 58L32 46.5L20.5 58L24.4 44.6' +
  'C25.8 40.2 26.1 36 25.6 31.4C16.5 30.6 8.5 33.8 1.5 41.5C5 26.8 13.5 18.6 23.8 17' +
  'C25.8 16.6 26.7 15.4 27 13.4C27.6 9.6 30 7.5 32 5.5Z';

/** The martlet: a swift that never lands, so it has no feet. Takes the colour of the text. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 64 64" fill="currentColor" className={className}>
      <path d={SWIFT} transform="rotate(38 32 32)" />
    </svg>
  );
}
