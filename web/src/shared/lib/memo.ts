/** Remembers the last answer and gives it again while the inputs are the same. */
export function memo<A extends readonly unknown[], T>(compute: (...inputs: A) => T): (...inputs: A) => T {
  let last: { inputs: A; result: T } | undefined;
  return (...inputs) => {
    if (last && inputs.every((input, i) => Object.is(input, last?.inputs[i]))) return last.result;
    last = { inputs, result: compute(...inputs) };
    return last.result;
  };
}

/** One `memo` for each key, for selectors that are asked about many things by turns. */
export function memoByKey<A extends readonly unknown[], T>(
  compute: (key: string, ...inputs: A) => T,
): (key: string, ...inputs: A) => T {
  const memos = new Map<string, (...inputs: A) => T>();
  return (key, ...inputs) => {
    let found = memos.get(key);
    if (!found) {
      found = memo((...current: A) => compute(key, ...current));
      memos.set(key, found);
    }
    return found(...inputs);
  };
}
