export type JsonObject = Readonly<Record<string, unknown>>;

/** Turns what came from outside into what the types promise, or throws `Malformed`. */
export type Parser<T> = (value: unknown) => T;

export class Malformed extends Error {}

function expected(what: string): never {
  throw new Malformed(`expected ${what}`);
}

export const string: Parser<string> = (value) =>
  typeof value === 'string' ? value : expected('a string');

export const boolean: Parser<boolean> = (value) =>
  typeof value === 'boolean' ? value : expected('a boolean');

export const number: Parser<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : expected('a number');

export const integer: Parser<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : expected('an integer');

export const object: Parser<JsonObject> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : expected('an object');

export function array<T>(item: Parser<T>): Parser<T[]> {
  return (value) => (Array.isArray(value) ? value.map((one) => item(one)) : expected('an array'));
}

/** An object that is a table, each value by the same parser. */
export function record<T>(item: Parser<T>): Parser<Readonly<Record<string, T>>> {
  return (value) =>
    Object.fromEntries(Object.entries(object(value)).map(([key, one]) => [key, item(one)]));
}

export function nullable<T>(parser: Parser<T>): Parser<T | null> {
  return (value) => (value === null ? null : parser(value));
}

export function optional<T>(parser: Parser<T>): Parser<T | undefined> {
  return (value) => (value === undefined ? undefined : parser(value));
}

export function oneOf<T extends string>(...known: readonly T[]): Parser<T> {
  return (value) => known.find((one) => one === value) ?? expected(known.join(' or '));
}

/** The fields of an object, each by its own parser; fields nobody asked for are left out. */
export function fields<T>(parsers: { readonly [K in keyof T]: Parser<T[K]> }): Parser<T> {
  return (value) => {
    const from = object(value);
    const result: Partial<T> = {};
    for (const key in parsers) {
      const parsed = parsers[key](from[key]);
      if (parsed !== undefined) result[key] = parsed;
    }
    return result as T;
  };
}

/** One field of an object, by its parser. */
export function field<T>(name: string, parser: Parser<T>): Parser<T> {
  return (value) => parser(object(value)[name]);
}

/** For answers without a body: that they came is all they say. */
export const nothing: Parser<true> = () => true;

/** For what was kept rather than told: what does not read is as good as not there. */
export function readable<T>(parser: Parser<T>, value: unknown): T | undefined {
  try {
    return value === undefined ? undefined : parser(value);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
