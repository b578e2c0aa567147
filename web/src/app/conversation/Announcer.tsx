import { useState } from 'react';
import { t } from '../../shared/i18n/translate';
import type { MessageView } from '../messageViews';
import { wordsOf } from '../messageWords';

interface AnnouncerProps {
  messages: readonly MessageView[];
  /** The other person's name. */
  name: string;
}

/** Reads out what arrives while the conversation is open, and nothing of what was there before. */
export function Announcer({ messages, name }: AnnouncerProps) {
  const newest = messages[messages.length - 1];
  const [known] = useState(newest?.seq ?? 0);
  const fresh = newest && !newest.mine && !newest.deleted && (newest.seq ?? 0) > known;
  return (
    <p role="status" className="sr-only">
      {fresh && t('message.announced', { name, body: wordsOf(newest) })}
    </p>
  );
}
