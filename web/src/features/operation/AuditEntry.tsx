import { Rich } from '../../shared/i18n/Rich';
import { fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Name } from '../../shared/ui/Name';
import type { AuditLine } from './audit';
import type { Card } from './card';
import { REPORT_REASONS } from './reports';
import { POLICIES } from './settings';

/** What the server says of a policy or of a reason, in the words of this page. */
function detailOf({ act, detail }: AuditLine): string {
  if (act === 'registration') {
    const policy = POLICIES.find((one) => one === detail);
    return policy ? t(`operator.policy.${policy}`) : t('operator.asConfigured');
  }
  const reason = act === 'report-closed' && REPORT_REASONS.find((one) => one === detail);
  return reason ? t(`report.reason.${reason}`) : '';
}

function Person({ card, none }: { card: Card | null; none: string }) {
  if (!card) return <>{none}</>;
  return <Name>{card.deleted ? t('people.deleted') : card.displayName}</Name>;
}

/** Who did what, about whom, and when. */
export function AuditEntry({ line }: { line: AuditLine }) {
  const { act, at, by, about, detail } = line;
  const removed = act === 'terms' && detail === 'none';
  const more = detailOf(line);
  return (
    <li className="px-4 py-3">
      <p className="text-body wrap-anywhere">
        <Rich
          text={removed ? 'operator.act.terms-removed' : `operator.act.${act}`}
          parts={{
            by: <Person card={by} none={t('operator.commandLine')} />,
            about: <Person card={about} none={t('people.deleted')} />,
          }}
        />
        {more !== '' && <span className="text-muted"> · {more}</span>}
      </p>
      <p className="text-small text-muted">
        <time>{fullTime(at)}</time>
      </p>
    </li>
  );
}
