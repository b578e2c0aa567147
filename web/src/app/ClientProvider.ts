import { createElement } from 'react';
import type { ReactNode } from 'react';
import { StoreProvider } from '../shared/hooks/StoreProvider';
import { QueryProvider } from '../shared/http/QueryProvider';
import type { Client } from './client';

interface ClientProviderProps {
  client: Client;
  children: ReactNode;
}

/** Gives everything below it the store and the queries of `client`. */
export function ClientProvider({ client, children }: ClientProviderProps) {
  const queries = createElement(QueryProvider, { value: client.queries }, children);
  return createElement(StoreProvider, { value: client.store }, queries);
}
