import { useEffect, useMemo, useState } from 'react';
import { useSelector } from '../hooks/useSelector';
import { cacheKey } from './endpoint';
import type { Query } from './endpoint';
import type { Problem } from './problem';
import { selectQuery } from './queryCache';
import type { QueryStatus } from './queryCache';
import { useQueryClient } from './QueryProvider';

interface QueryView<T> {
  status: 'idle' | QueryStatus;
  data?: T;
  problem?: Problem;
  refetch(): void;
}

/** The first of the values that `key` stands for, so that equal ones are the very same. */
function useSame<A>(key: string | undefined, value: A): A {
  const [kept, keep] = useState({ key, value });
  if (kept.key === key) return kept.value;
  keep({ key, value });
  return value;
}

/** The answer to `endpoint` for `given`, kept fresh while shown; `undefined` asks nothing. */
export function useQuery<A, T>(endpoint: Query<A, T>, given: A | undefined): QueryView<T> {
  const client = useQueryClient();
  const key = given === undefined ? undefined : cacheKey(endpoint, given);
  const arg = useSame(key, given);
  const select = useMemo(() => selectQuery(key ?? ''), [key]);
  const cached = useSelector(select);

  useEffect(
    () => (arg === undefined ? undefined : client.watch(endpoint, arg)),
    [client, endpoint, arg],
  );

  return useMemo(() => {
    const data = cached?.data as T | undefined;
    return {
      status: arg === undefined ? 'idle' : cached?.status ?? 'pending',
      ...(data === undefined ? {} : { data }),
      ...(cached?.problem ? { problem: cached.problem } : {}),
      refetch: () => {
        if (arg !== undefined) void client.refetch(endpoint, arg);
      },
    };
  }, [client, endpoint, arg, cached]);
}
