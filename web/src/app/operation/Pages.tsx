import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ListPage } from '../../features/operation/listPage';
import type { Query } from '../../shared/http/endpoint';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FailedState } from '../../shared/ui/FailedState';
import { SkeletonRows } from '../../shared/ui/Skeleton';

interface PagesProps<A, T> {
  endpoint: Query<A & { after?: string }, ListPage<T>>;
  arg: A;
  label: string;
  className: string;
  /** In place of a list of nothing. */
  empty: ReactNode;
  row(item: T): ReactNode;
}

/** A list that comes in pages, the next one when somebody asks for it. */
export function Pages<A, T>({ label, className, empty, ...rest }: PagesProps<A, T>) {
  const { data, status, problem, refetch } = useQuery(rest.endpoint, rest.arg);
  if (status === 'failed' && problem) {
    return <FailedState text={problemText(problem)} onRetry={refetch} />;
  }
  if (!data) return <SkeletonRows count={4} />;
  if (data.items.length === 0) return <>{empty}</>;
  return (
    <ul aria-label={label} className={className}>
      <Part {...rest} />
    </ul>
  );
}

type PartProps<A, T> = Pick<PagesProps<A, T>, 'endpoint' | 'arg' | 'row'> & { after?: string };

function Part<A, T>({ after, ...rest }: PartProps<A, T>) {
  const [more, setMore] = useState(false);
  const asked = after === undefined ? rest.arg : { ...rest.arg, after };
  const { data, status, problem, refetch } = useQuery(rest.endpoint, asked);
  if (status === 'failed' && problem) {
    return (
      <li>
        <FailedState text={problemText(problem)} onRetry={refetch} />
      </li>
    );
  }
  if (!data) {
    return (
      <li>
        <SkeletonRows count={2} />
      </li>
    );
  }
  return (
    <>
      {data.items.map(rest.row)}
      {data.next !== null && more && <Part {...rest} after={data.next} />}
      {data.next !== null && !more && (
        <li className="grid justify-items-center p-3">
          <Button variant="plain" size="medium" onClick={() => setMore(true)}>
            {t('operator.more')}
          </Button>
        </li>
      )}
    </>
  );
}
