import type { Catalogue, Key, Text } from './catalogue';
import { enFirst } from './enFirst';

export type Params = Readonly<Record<string, string | number>>;

interface Language {
  locale: string;
  catalogue: Catalogue;
  plurals: Intl.PluralRules;
}

const words: Partial<Record<Key, Text>> = { ...enFirst };

/** English, as far as it is here: what is loaded later brings its own words. */
export const english = words as Catalogue;

export function learn(more: typeof words): void {
  Object.assign(words, more);
}

let language: Language = { locale: 'en', catalogue: english, plurals: new Intl.PluralRules('en') };

/** The locale that times and numbers are written in. */
export function locale(): string {
  return language.locale;
}

const listeners = new Set<() => void>();

/** Calls `listener` whenever the language has become another one. */
export function onSpeak(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Changes the language of everything shown from now on; the first time before the first render. */
export function speak(spoken: string, catalogue: Catalogue): void {
  language = { locale: spoken, catalogue, plurals: new Intl.PluralRules(spoken) };
  for (const listener of listeners) listener();
}

/** The text of `key` with its holes still in it, in the form that `count` asks for. */
export function template(key: Key, count: number): string {
  const text = language.catalogue[key];
  if (typeof text === 'string') return text;
  return language.plurals.select(count) === 'one' ? text.one : text.other;
}

export function t(key: Key, params: Params = {}): string {
  const count = Number(params['count'] ?? 0);
  return template(key, count).replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    if (typeof value === 'number') return value.toLocaleString(language.locale);
    return value ?? hole;
  });
}
