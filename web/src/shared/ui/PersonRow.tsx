import type { ReactNode } from 'react';
import { Avatar } from './Avatar';
import type { Presence } from './Avatar';
import { Name } from './Name';

interface PersonRowProps {
  id: string;
  name: string;
  /** The address of their picture, where they have one. */
  picture: string | undefined;
  /** The second line: a username, a presence, a time. */
  detail: ReactNode;
  presence?: Presence | undefined;
  /** What can be done about this person. */
  children?: ReactNode;
}

export function PersonRow({ id, name, picture, detail, presence, children }: PersonRowProps) {
  return (
    <div className="flex min-h-18 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Avatar id={id} name={name} picture={picture} presence={presence} />
      <div className="min-w-32 grow basis-0">
        <p className="truncate text-title font-semibold">
          <Name>{name}</Name>
        </p>
        <p className="truncate text-small text-muted">{detail}</p>
      </div>
      <div className="ms-auto flex items-center gap-2">{children}</div>
    </div>
  );
}
