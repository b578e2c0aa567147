import { useFetched } from '../media/useFetched';
import { avatarGradient, initials } from './avatarColours';
import { classes } from './classes';

export type Presence = 'online' | 'idle' | 'offline' | 'unknown';

const SIZES = {
  small: 'size-10 text-small',
  medium: 'size-12 text-title',
  large: 'size-24 text-display',
} as const;

interface AvatarProps {
  id: string;
  name: string;
  /** The address of their picture; letters on a gradient where they have none. */
  picture: string | undefined;
  size?: keyof typeof SIZES;
  presence?: Presence | undefined;
}

/** A decorative picture of a person: their name always stands beside it as text. */
export function Avatar({ id, name, picture, size = 'medium', presence }: AvatarProps) {
  return (
    <span aria-hidden="true" className={classes('relative block shrink-0', SIZES[size])}>
      <span
        className="grid size-full place-items-center rounded-full font-semibold text-on-fill select-none"
        style={{ backgroundImage: avatarGradient(id) }}
      >
        {initials(name)}
      </span>
      {picture !== undefined && <Picture src={picture} />}
      {(presence === 'online' || presence === 'idle') && (
        <span
          className={classes(
            'absolute end-0 bottom-0 size-3.5 animate-enter rounded-full border-2',
            'border-[var(--ground,var(--color-surface))]',
            presence === 'online' ? 'bg-online' : 'bg-muted',
          )}
        />
      )}
    </span>
  );
}

/** Above the letters, which stay until it is there, and where it cannot be had. */
function Picture({ src }: { src: string }) {
  const { status, attempt, onLoad, onError } = useFetched(src);
  if (status === 'failed') return null;
  return (
    <img
      key={attempt}
      src={src}
      alt=""
      draggable={false}
      onLoad={onLoad}
      onError={onError}
      className={classes(
        'absolute inset-0 size-full rounded-full object-cover',
        status === 'shown' ? 'bg-surface' : 'opacity-0',
      )}
    />
  );
}
