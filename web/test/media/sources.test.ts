import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { sourcesOf } from '../../src/features/media/picture/sources';
import { film, picture } from '../support/media';

const at = (id: string, variant: string) => `/api/v1/media/${id}/${variant}`;

test('a browser may choose between the variants, each as wide as it is', () => {
  const portrait = picture({ width: 1_500, height: 3_000 });

  deepEqual(sourcesOf(portrait, false), {
    src: at('picture', 'preview'),
    srcSet: `${at('picture', 'thumb')} 180w, ${at('picture', 'preview')} 1024w`,
  });
});

test('a film is its poster', () => {
  deepEqual(sourcesOf(film({ width: 1_280, height: 720 }), false), {
    src: at('film', 'poster'),
    srcSet: `${at('film', 'thumb')} 360w, ${at('film', 'poster')} 1280w`,
  });
});

test('what has to stand still is the smallest, which does', () => {
  deepEqual(sourcesOf(picture(), true), { src: at('picture', 'thumb'), srcSet: undefined });
});

test('what has one variant is that one', () => {
  for (const variant of ['original', 'thumb'] as const) {
    const url = at('picture', variant);

    deepEqual(sourcesOf(picture({ urls: { [variant]: url } }), false), { src: url, srcSet: undefined });
  }
});
