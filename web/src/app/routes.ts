import { useMemo } from 'react';
import { matchPath } from '../shared/router/pattern';
import { usePath } from '../shared/router/usePath';

type Page =
  | 'conversations' | 'archive' | 'logIn' | 'register' | 'resetPassword' | 'invitation'
  | 'people' | 'requests' | 'friends'
  | 'profile' | 'welcome' | 'operator';

export type Route =
  | { name: Page | 'notFound' }
  | { name: 'conversation'; conversationId: string };

const pages: Readonly<Record<Page, string>> = {
  conversations: '/',
  archive: '/archive',
  logIn: '/login',
  register: '/register',
  resetPassword: '/reset-password',
  invitation: '/i',
  people: '/people',
  requests: '/requests',
  friends: '/friends',
  profile: '/profile',
  welcome: '/welcome',
  operator: '/operator',
};

export const paths = {
  ...pages,
  conversation: (id: string) => `/c/${encodeURIComponent(id)}`,
};

export function routeOf(path: string): Route {
  const conversationId = matchPath('/c/:id', path)?.['id'];
  if (conversationId !== undefined) return { name: 'conversation', conversationId };
  const names = Object.keys(pages) as Page[];
  return { name: names.find((name) => matchPath(pages[name], path)) ?? 'notFound' };
}

export function useRoute(): Route {
  const path = usePath();
  return useMemo(() => routeOf(path), [path]);
}
