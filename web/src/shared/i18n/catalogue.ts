import type { en } from './en';

/** One text, or its forms by the plural category of the parameter `count`. */
export type Text = string | { readonly one: string; readonly other: string };

export type Key = keyof typeof en;

export type Catalogue = Readonly<Record<Key, Text>>;
