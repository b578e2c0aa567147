const GROUP_SPAN = 5 * 60_000;

/** As much of a message as its place among the others depends on. */
export interface Placed {
  key: string;
  author: string;
  sentAt: number;
  seq: number | null;
}

/** What follows for a message from the ones above and below it. */
export interface Place {
  /** Begins a group: messages of one author, each within five minutes of the one before. */
  first: boolean;
  /** The unread divider stands above it. */
  unread: boolean;
}

function dayOf(message: Placed): string {
  return new Date(message.sentAt).toDateString();
}

/** Whether the message at `index` is the first of its day. */
export function opensDay(messages: readonly Placed[], index: number): boolean {
  const [message, above] = [messages[index], messages[index - 1]];
  return !message || !above || dayOf(message) !== dayOf(above);
}

function opensGroup(
  messages: readonly Placed[],
  index: number,
  firstUnread: number | undefined,
): boolean {
  const [message, above] = [messages[index], messages[index - 1]];
  if (!message || !above || opensDay(messages, index)) return true;
  if (firstUnread !== undefined && message.seq === firstUnread) return true;
  return message.author !== above.author || message.sentAt - above.sentAt >= GROUP_SPAN;
}

export function placeOf(
  messages: readonly Placed[],
  index: number,
  firstUnread: number | undefined,
): Place {
  return {
    first: opensGroup(messages, index, firstUnread),
    unread: firstUnread !== undefined && messages[index]?.seq === firstUnread,
  };
}

/** The drawn messages of one day. */
export interface Day {
  key: string;
  time: number;
  /** Whether its first message is among them. */
  whole: boolean;
  /** Where what is not drawn above it begins. */
  from: number;
  /** Where its messages stand among all, rising. */
  indices: number[];
}

/**
 * Sorts those messages into days that are drawn. A server's clock that is set back over midnight may
 * bring the same day twice.
 */
export function drawnDays(messages: readonly Placed[], drawn: readonly number[]): Day[] {
  const days: Day[] = [];
  const times = new Map<string, number>();
  let open: string | undefined;
  let from = 0;
  for (const index of drawn) {
    const message = messages[index];
    if (!message) continue;
    const [day, whole] = [dayOf(message), opensDay(messages, index)];
    if (day !== open || whole) {
      const count = (times.get(day) ?? 0) + 1;
      times.set(day, count);
      days.push({ key: `${day} ${count}`, time: message.sentAt, whole, from, indices: [] });
    }
    open = day;
    from = index + 1;
    days[days.length - 1]?.indices.push(index);
  }
  return days;
}
