import type { ReactNode } from 'react';
import { Rich } from '../../shared/i18n/Rich';
import { fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Name } from '../../shared/ui/Name';
import { Chip } from './Chip';
import type { Card } from './card';
import type { MessageCopy, Report } from './reports';

interface ReportCardProps {
  report: Report;
  /** Why, in words. */
  reason: string;
  /** What can be done about it. */
  children: ReactNode;
}

/** Somebody who is gone has no name of their own any more. */
function nameOf(card: Card): string {
  return card.deleted ? t('people.deleted') : card.displayName;
}

/** Who reports whom, why, and the words that it is about. */
export function ReportCard({ report, reason, children }: ReportCardProps) {
  const { by, about, message, comment, createdAt, closedAt, closedBy } = report;
  return (
    <li className="mb-3 grid gap-3 rounded-card bg-surface p-4 shadow-bubble">
      <div>
        <h2 className="text-title font-semibold wrap-anywhere">
          <Rich
            text="operator.reported"
            parts={{ by: <Name>{nameOf(by)}</Name>, about: <Name>{nameOf(about)}</Name> }}
          />
        </h2>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-small text-muted">
          <Chip tone={report.reason === 'illegal' ? 'danger' : 'plain'}>{reason}</Chip>
          <time>{fullTime(createdAt)}</time>
        </p>
      </div>
      {message && <Copy message={message} closed={closedAt !== null} />}
      {comment !== null && comment !== '' && (
        <div>
          <p className="text-small text-muted">{t('operator.comment')}</p>
          <p dir="auto" className="text-body wrap-anywhere whitespace-pre-wrap">
            {comment}
          </p>
        </div>
      )}
      {closedAt !== null && (
        <p className="text-small text-muted">
          <Rich
            text="operator.closedBy"
            parts={{
              name: closedBy ? <Name>{nameOf(closedBy)}</Name> : t('operator.commandLine'),
              date: <time>{fullTime(closedAt)}</time>,
            }}
          />
        </p>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">{children}</div>
    </li>
  );
}

/** The message as text alone: nothing in it leads anywhere. */
function Copy({ message: { sentAt, body, attachments }, closed }: { message: MessageCopy; closed: boolean }) {
  return (
    <figure className="rounded-field bg-raised px-3.5 py-3">
      <figcaption className="text-small text-muted">
        <Rich text="operator.messageOf" parts={{ date: <time>{fullTime(sentAt)}</time> }} />
      </figcaption>
      {closed ? (
        <p className="mt-1 text-body text-muted">{t('operator.copyDropped')}</p>
      ) : (
        <blockquote
          dir="auto"
          className="mt-1 text-body wrap-anywhere whitespace-pre-wrap empty:hidden"
        >
          {body}
        </blockquote>
      )}
      {attachments.length > 0 && (
        <p className="mt-1 text-small wrap-anywhere text-muted">
          {t('operator.attachments', { names: attachments.join(', ') })}
        </p>
      )}
    </figure>
  );
}
