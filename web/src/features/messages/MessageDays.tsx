import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { classes } from '../../shared/ui/classes';
import { DayPill } from './DayPill';
import { drawnDays, placeOf } from './layout';
import type { Day, Place, Placed } from './layout';
import { UnreadDivider } from './UnreadDivider';

/** What a row must know beside its message. */
export interface RowPlace extends Place {
  /** Where it stands among the messages at hand, from 1. */
  position: number;
  /** How many there are; -1 while there are more than are at hand. */
  count: number;
  tabbable: boolean;
  /** It is what was looked for. */
  lit: boolean;
}

interface MessageDaysProps {
  messages: readonly Placed[];
  /** The rows to draw, rising; what lies between them is left as room. */
  drawn: readonly number[];
  firstUnread: number | undefined;
  now: number;
  /** Of all rows before `index` together. */
  above(index: number): number;
  row(index: number, place: Place): ReactNode;
}

/** How high a row is, with the day pill where its day begins with it. */
export function heightOfRow(row: HTMLElement): number {
  const { height } = row.getBoundingClientRect();
  const pill = row.parentElement?.matches('[data-whole]') && row.parentElement.firstElementChild;
  return pill && pill.nextElementSibling === row ? height + pill.getBoundingClientRect().height : height;
}

export function MessageDays(props: MessageDaysProps) {
  const { messages, drawn, above } = props;
  const end = (drawn[drawn.length - 1] ?? -1) + 1;
  return (
    <>
      {drawnDays(messages, drawn).map((day) => (
        <Fragment key={day.key}>
          <Room height={above(day.indices[0] ?? day.from) - above(day.from)} />
          <DaySection {...props} day={day} />
        </Fragment>
      ))}
      <Room height={above(messages.length) - above(end)} />
    </>
  );
}

/**
 * Where a day begins further up, its pill stands on the room above, as high as the pill. A section is
 * not seen itself: it begins elsewhere whenever other rows are drawn, and browsers would call that
 * a shift of everything in it.
 */
function DaySection(props: MessageDaysProps & { day: Day }) {
  const { messages, day, firstUnread, above } = props;
  return (
    <section
      data-whole={day.whole ? '' : undefined}
      className={classes('invisible *:visible', !day.whole && '-mt-10')}
    >
      <DayPill time={day.time} now={props.now} />
      {day.indices.map((index, i) => {
        const key = messages[index]?.key;
        const place = placeOf(messages, index, firstUnread);
        const previous = day.indices[i - 1];
        return (
          <Fragment key={key}>
            {previous !== undefined && <Room height={above(index) - above(previous + 1)} />}
            <div data-row={key}>
              {place.unread && <UnreadDivider />}
              {props.row(index, place)}
            </div>
          </Fragment>
        );
      })}
    </section>
  );
}

/** Stands for rows that are not drawn. */
function Room({ height }: { height: number }) {
  return height > 0 ? <div style={{ height }} /> : null;
}
