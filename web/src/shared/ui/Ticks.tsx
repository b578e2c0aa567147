import { t } from '../i18n/translate';
import { classes } from './classes';
import { CheckCheckIcon } from './icons/CheckCheckIcon';
import { CheckIcon } from './icons/CheckIcon';
import { CircleAlertIcon } from './icons/CircleAlertIcon';
import { ClockIcon } from './icons/ClockIcon';
import type { Icon } from './icons/icon';

/** How far a message of mine has come. */
export type Delivery = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed';

const SHAPES: Record<Delivery, Icon> = {
  waiting: ClockIcon,
  sent: CheckIcon,
  delivered: CheckCheckIcon,
  read: CheckCheckIcon,
  failed: CircleAlertIcon,
};

interface TicksProps {
  delivery: Delivery;
  /** What the read ticks are coloured with; it depends on the ground. */
  readClass: string;
  className?: string;
}

export function Ticks({ delivery, readClass, className }: TicksProps) {
  const Shape = SHAPES[delivery];
  return (
    <Shape
      key={delivery}
      size={delivery === 'waiting' ? 13 : 16}
      label={t(`delivery.${delivery}`)}
      className={classes('inline animate-enter', delivery === 'read' && readClass, className)}
    />
  );
}
