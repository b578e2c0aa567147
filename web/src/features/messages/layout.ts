const GROUP_SPAN = 5 * 60_000;

/** As much of a message as its place among the others depends on. */
export interface Placed {
  key: string;
  author: string;
  sentAt: number;
  seq: number | null;
}

export interface Place {
  key: string;
  /** Begins or ends a group: messages of one author, each within five minutes of the one before. */
  first: boolean;
  last: boolean;
  /** The unread divider stands above it. */
  unread: boolean;
}

export interface Day {
  key: string;
  time: number;
  places: Place[];
}

function dayOf(message: Placed): string {
  return new Date(message.sentAt).toDateString();
}

function joins(message: Placed, previous: Placed): boolean {
  return message.author === previous.author && message.sentAt - previous.sentAt < GROUP_SPAN;
}

/**
 * The key of a day stays when older messages of it come to light. A server's clock that is set back
 * over midnight may bring the same day twice.
 */
function keyOf(day: string, days: readonly Day[]): string {
  const again = days.filter(({ key }) => key.startsWith(day)).length;
  return again === 0 ? day : `${day} ${again}`;
}

/** Sorts messages, which come in their order, into days and groups. */
export function layOut(messages: readonly Placed[], firstUnread: number | undefined): Day[] {
  const days: Day[] = [];
  let previous: Placed | undefined;
  let places: Place[] = [];
  for (const message of messages) {
    const unread = firstUnread !== undefined && message.seq === firstUnread;
    const day = dayOf(message);
    if (!previous || day !== dayOf(previous)) {
      places = [];
      days.push({ key: keyOf(day, days), time: message.sentAt, places });
    }
    const above = places[places.length - 1];
    const first = !above || !previous || unread || !joins(message, previous);
    if (above && !first) above.last = false;
    places.push({ key: message.key, first, last: true, unread });
    previous = message;
  }
  return days;
}
