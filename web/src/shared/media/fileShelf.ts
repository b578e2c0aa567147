/** Where the contents of files wait in this browser until they are sent. */
export interface FileShelf {
  /** From now on it is held here, in the memory of this tab. */
  hold(key: string, content: Blob): void;
  /** Keeps what is held beyond a reload; where there is no room for it, it is held all the same. */
  keep(key: string): Promise<void>;
  /** What is held here, kept in this browser, or held by another tab of it. */
  read(key: string): Promise<Blob | undefined>;
  /** Is not needed any more but to be looked at, by another name, until something better is there. */
  part(key: string, name: string): void;
  remove(keys: readonly string[]): void;
  /** Removes what is kept for no message any more. */
  sweep(known: ReadonlySet<string>): void;
}

/** Loads the shelf with the first file; there is one in a tab. */
export type Files = () => Promise<FileShelf>;
