import { createElement } from 'react';
import type { ReactNode } from 'react';
import { StoreProvider } from '../shared/hooks/StoreProvider';
import { QueryProvider } from '../shared/http/QueryProvider';
import { FilesProvider } from '../shared/media/FilesProvider';
import { MediaProvider } from '../shared/media/MediaAccess';
import type { Client } from './client';

interface ClientProviderProps {
  client: Client;
  children: ReactNode;
}

/** Gives everything below it what `client` has: the store, the queries, media and files to send. */
export function ClientProvider({ client, children }: ClientProviderProps) {
  const files = createElement(FilesProvider, { value: client.files }, children);
  const media = createElement(MediaProvider, { value: client.media }, files);
  const queries = createElement(QueryProvider, { value: client.queries }, media);
  return createElement(StoreProvider, { value: client.store }, queries);
}
