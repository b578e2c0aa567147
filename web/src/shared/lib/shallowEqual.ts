/** Whether two objects have the same fields with the very same values. */
export function shallowEqual<T>(one: T, other: T): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.is(one[key as keyof T], other[key as keyof T]))
  );
}
