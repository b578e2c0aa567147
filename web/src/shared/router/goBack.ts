import { field, Malformed, string } from '../lib/json';
import { navigate } from './navigate';

const parseFrom = field('from', string);

/** The path this page was reached from, if that was inside the client. */
function cameFrom(): string | undefined {
  try {
    return parseFrom(window.history.state);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

/** Leads to `to`: back in the history where it lies just behind, else in place of this page. */
export function goBack(to: string): void {
  if (cameFrom() === to) window.history.back();
  else navigate(to, { replace: true });
}
