import { readTerms } from '../../features/auth/terms';
import { useQuery } from '../../shared/http/useQuery';
import { enTerms } from '../../shared/i18n/enTerms';
import { fullDate } from '../../shared/i18n/times';
import { learn, t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { FailedState } from '../../shared/ui/FailedState';
import { LongText } from '../../shared/ui/LongText';
import { SkeletonRows } from '../../shared/ui/Skeleton';

learn(enTerms);

/** What somebody agrees to who makes an account here, to be read. */
export function TermsDialog({ terms, onClose }: { terms: number; onClose(): void }) {
  const { data, status, refetch } = useQuery(readTerms, terms);
  return (
    <Dialog title={t('terms.title')} onClose={onClose}>
      {status === 'failed' && <FailedState text={t('terms.failed')} onRetry={refetch} />}
      {status !== 'failed' && !data && <SkeletonRows count={2} />}
      {status !== 'failed' && data && (
        <>
          <p className="mt-1 mb-3 text-small text-muted">
            {t('terms.since', { date: fullDate(data.updatedAt) })}
          </p>
          <LongText label={t('terms.title')} text={data.text} />
        </>
      )}
      <div className="mt-6 flex justify-end">
        <Button variant="quiet" size="medium" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}
