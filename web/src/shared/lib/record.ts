/** The same record with one entry replaced, and the very same one if nothing changes. */
export function put<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T,
): Readonly<Record<string, T>> {
  return Object.is(record[key], value) ? record : { ...record, [key]: value };
}

export function without<T>(
  record: Readonly<Record<string, T>>,
  keys: readonly string[],
): Readonly<Record<string, T>> {
  if (!keys.some((key) => key in record)) return record;
  const gone = new Set(keys);
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)));
}
