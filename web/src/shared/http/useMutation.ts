import { useCallback, useEffect, useRef, useState } from 'react';
import type { Mutation } from './endpoint';
import type { Problem } from './problem';
import { useQueryClient } from './QueryProvider';

interface MutationState {
  status: 'idle' | 'pending' | 'done' | 'failed';
  problem?: Problem;
}

interface MutationView<A, T> extends MutationState {
  /** Never rejects: `undefined` means failed, and `problem` says why. */
  run(arg: A): Promise<T | undefined>;
  reset(): void;
}

const idle: MutationState = { status: 'idle' };

export function useMutation<A, T>(endpoint: Mutation<A, T>): MutationView<A, T> {
  const client = useQueryClient();
  const [state, setState] = useState<MutationState>(idle);
  const mounted = useRef(false);

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback(
    async (arg: A) => {
      setState({ status: 'pending' });
      const outcome = await client.mutate(endpoint, arg);
      if (mounted.current) {
        setState(outcome.ok ? { status: 'done' } : { status: 'failed', problem: outcome.problem });
      }
      return outcome.ok ? outcome.result : undefined;
    },
    [client, endpoint],
  );
  const reset = useCallback(() => setState(idle), []);

  return { ...state, run, reset };
}
