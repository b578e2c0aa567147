import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { paths, routeOf } from '../../src/app/routes';

test('every path that is linked leads to its page', () => {
  deepEqual(routeOf(paths.conversations), { name: 'conversations' });
  deepEqual(routeOf(paths.logIn), { name: 'logIn' });
  deepEqual(routeOf(paths.register), { name: 'register' });
  deepEqual(routeOf(paths.people), { name: 'people' });
  deepEqual(routeOf(paths.requests), { name: 'requests' });
  deepEqual(routeOf(paths.friends), { name: 'friends' });
  deepEqual(routeOf(paths.profile), { name: 'profile' });
  deepEqual(routeOf(paths.welcome), { name: 'welcome' });
  deepEqual(routeOf(paths.operator), { name: 'operator' });
  const odd = 'a/b ü';
  deepEqual(routeOf(paths.conversation(odd)), { name: 'conversation', conversationId: odd });
});

test('a slash at the end makes no difference', () => {
  deepEqual(routeOf('/people/'), { name: 'people' });
});

test('what is no page is said to be none', () => {
  for (const path of ['/c', '/c/', '/c/1/2', '/peoples', '/c/%']) {
    deepEqual(routeOf(path), { name: 'notFound' });
  }
});
