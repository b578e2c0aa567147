import { Fragment, useMemo } from 'react';
import type { ReactNode } from 'react';
import { classes } from '../../shared/ui/classes';
import { parseBlocks } from './blocks';
import type { Block } from './blocks';
import type { Emphasis, Span } from './spans';

const TAGS = { bold: 'strong', italic: 'em', strike: 's' } as const;
const CODE = 'rounded-tail bg-code font-mono text-small';

interface MessageTextProps {
  body: string;
  /** Whether Tab reaches the addresses in it. */
  tabbable: boolean;
}

/** The words of a message, with what people marked in them. */
export function MessageText({ body, tabbable }: MessageTextProps) {
  const blocks = useMemo(() => parseBlocks(body), [body]);
  return <>{blocks.map((block, index) => blockNode(block, index, tabbable))}</>;
}

function blockNode(block: Block, key: number, tabbable: boolean): ReactNode {
  if (block.kind === 'code') {
    return (
      <pre
        key={key}
        tabIndex={tabbable ? 0 : -1}
        className={classes(CODE, 'my-1 overflow-x-auto px-2.5 py-1.5 wrap-normal')}
      >
        <code>{block.text}</code>
      </pre>
    );
  }
  const words = spanNodes(block.spans, tabbable);
  if (block.kind === 'text') return <Fragment key={key}>{words}</Fragment>;
  return (
    <blockquote key={key} className="my-1 border-s-3 border-current ps-2.5">
      {words}
    </blockquote>
  );
}

function spanNodes(spans: readonly Span[], tabbable: boolean): ReactNode {
  return spans.map((span, index) => <Fragment key={index}>{spanNode(span, tabbable)}</Fragment>);
}

function spanNode(span: Span, tabbable: boolean): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'code':
      return <code className={classes(CODE, 'px-1 py-0.5')}>{span.text}</code>;
    case 'link':
      return (
        <a
          href={span.href}
          tabIndex={tabbable ? 0 : -1}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="underline decoration-from-font underline-offset-2"
        >
          {span.text}
        </a>
      );
    default:
      return emphasised(span.kind, spanNodes(span.spans, tabbable));
  }
}

function emphasised(kind: Emphasis, words: ReactNode): ReactNode {
  const Tag = TAGS[kind];
  return <Tag className={kind === 'bold' ? 'font-semibold' : undefined}>{words}</Tag>;
}
