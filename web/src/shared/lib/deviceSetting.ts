/**
 * What is kept under `key` on this device. Storage may be full, forbidden, or hold anything: a
 * reader checks what it gets, and a choice that cannot be kept lasts until the page is closed.
 */
export function readSetting(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepSetting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See above.
  }
}
