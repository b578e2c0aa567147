import { createContext, useContext } from 'react';
import type { QueryClient } from './queryClient';

const QueryContext = createContext<QueryClient | undefined>(undefined);

export const QueryProvider = QueryContext.Provider;

export function useQueryClient(): QueryClient {
  const client = useContext(QueryContext);
  if (!client) throw new Error('There is no QueryProvider above this component');
  return client;
}
