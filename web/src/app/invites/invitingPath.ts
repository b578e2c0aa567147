import { paths } from '../routes';

export const HASH = '#invite';

/** Where others are invited. */
export const inviting = paths.friends + HASH;
