import { splitLinks } from './links';

/** The words of a message, as written, with addresses that can be followed. */
export function MessageText({ body }: { body: string }) {
  return (
    <>
      {splitLinks(body).map((piece, index) =>
        piece.kind === 'text' ? (
          <span key={index}>{piece.text}</span>
        ) : (
          <a
            key={index}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="underline decoration-from-font underline-offset-2"
          >
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
