import { Fragment } from 'react';
import { splitLinks } from './links';

/** The words of a message, as written, with addresses that can be followed. */
export function MessageText({ body, tabbable }: { body: string; tabbable: boolean }) {
  return (
    <>
      {splitLinks(body).map((piece, index) =>
        piece.kind === 'text' ? (
          <Fragment key={index}>{piece.text}</Fragment>
        ) : (
          <a
            key={index}
            href={piece.href}
            tabIndex={tabbable ? 0 : -1}
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
