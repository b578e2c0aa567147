import { useEffect } from 'react';
import type { Mutation } from '../shared/http/endpoint';
import type { Problem } from '../shared/http/problem';
import { useMutation } from '../shared/http/useMutation';
import { problemText } from '../shared/i18n/problemText';
import { useToast } from '../shared/ui/Toasts';

interface Action<A, T> {
  run(arg: A): Promise<T | undefined>;
  busy: boolean;
}

/** A mutation whose failure is told by a toast, for buttons that have no place for a text. */
export function useAction<A, T>(
  endpoint: Mutation<A, T>,
  text: (problem: Problem) => string = problemText,
): Action<A, T> {
  const { run, status, problem } = useMutation(endpoint);
  const toast = useToast();
  useEffect(() => {
    if (problem) toast({ tone: 'failed', text: text(problem) });
  }, [problem, toast, text]);
  return { run, busy: status === 'pending' };
}
