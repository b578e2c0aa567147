import { createElement } from 'react';
import type { ReactNode } from 'react';
import { StoreProvider } from '../shared/hooks/StoreProvider';
import { QueryProvider } from '../shared/http/QueryProvider';
import { MediaProvider } from '../shared/media/MediaAccess';
import type { Client } from './client';

interface ClientProviderProps {
  client: Client;
  children: ReactNode;
}

/** Gives everything below it what `client` has: the store, the queries and the way to media. */
export function ClientProvider({ client, children }: ClientProviderProps) {
  const media = createElement(MediaProvider, { value: client.media }, children);
  const queries = createElement(QueryProvider, { value: client.queries }, media);
  return createElement(StoreProvider, { value: client.store }, queries);
}
