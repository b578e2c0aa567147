import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Key } from './catalogue';
import { template } from './translate';

/** A text whose holes are filled with elements, such as a name in its own direction. */
export function Rich({ text, parts }: { text: Key; parts: Readonly<Record<string, ReactNode>> }) {
  const pieces = template(text, 0).split(/\{(\w+)\}/);
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>{index % 2 === 1 ? parts[piece] : piece}</Fragment>
      ))}
    </>
  );
}
