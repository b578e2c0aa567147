const DELAYS = ['', '[animation-delay:0.15s]', '[animation-delay:0.3s]'] as const;

/** Three dots that hop; the word beside them says what they mean. */
export function TypingDots() {
  return (
    <span aria-hidden="true" className="ms-1 inline-flex gap-0.5">
      {DELAYS.map((delay) => (
        <span key={delay} className={`size-1 animate-dot rounded-full bg-current ${delay}`} />
      ))}
    </span>
  );
}
