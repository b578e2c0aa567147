import { useState } from 'react';
import { EllipsisVerticalIcon } from './icons/EllipsisVerticalIcon';
import { IconButton } from './IconButton';
import { Menu } from './Menu';
import type { MenuAction } from './Menu';
import { spotBelow } from './menuSpot';
import type { Spot } from './Popup';

interface MoreButtonProps {
  label: string;
  actions: readonly MenuAction[];
}

/** What is rarely done about one row: a button, and a menu behind it. */
export function MoreButton({ label, actions }: MoreButtonProps) {
  const [at, setAt] = useState<Spot>();
  const close = () => setAt(undefined);
  const closing = actions.map(({ run, ...action }) => ({
    ...action,
    run() {
      close();
      run();
    },
  }));
  return (
    <>
      <IconButton
        icon={EllipsisVerticalIcon}
        label={label}
        aria-haspopup="menu"
        onClick={(event) => setAt(spotBelow(event.currentTarget))}
      />
      {at && <Menu label={label} at={at} actions={closing} onClose={close} />}
    </>
  );
}
