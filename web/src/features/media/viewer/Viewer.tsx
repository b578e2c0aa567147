import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { enMedia } from '../../../shared/i18n/enMedia';
import { fullTime } from '../../../shared/i18n/times';
import { learn, t } from '../../../shared/i18n/translate';
import { classes } from '../../../shared/ui/classes';
import { useModal } from '../../../shared/ui/useModal';
import { FilmPlayer } from '../film/FilmPlayer';
import { altOf } from '../picture/altOf';
import { Neighbours } from './Neighbours';
import { StagedPicture } from './StagedPicture';
import { useStage } from './useStage';
import { fitted } from './view';
import type { Pull } from './view';
import { ViewerBar } from './ViewerBar';
import { deedOf } from './viewerKeys';
import { indexIn, wantsOlder } from './viewing';
import type { Place, ViewedItem } from './viewing';

learn(enMedia);

/** For one of which nothing is known. */
const UNKNOWN = { width: 1_200, height: 900 };

interface ViewerProps {
  /** The pictures and films of the conversation that are at hand, the oldest first. */
  items: readonly ViewedItem[];
  /** The one to begin with. */
  start: string;
  older: 'none' | 'more' | 'loading' | 'failed';
  onOlder(): void;
  onClose(): void;
}

/** Pictures and films over the whole window, one after the other through all of the conversation. */
export function Viewer({ items, start, older, onOlder, onClose }: ViewerProps) {
  const [place, setPlace] = useState<Place>(() => ({
    id: start,
    index: items.findIndex(({ media }) => media.id === start),
  }));
  const index = indexIn(items, place);
  const item = items[index];

  useEffect(() => {
    if (!item) onClose();
    else if (wantsOlder(index, older)) onOlder();
  });

  function go(to: number): void {
    const next = items[to];
    if (next) setPlace({ id: next.media.id, index: to });
  }

  if (!item) return null;
  return (
    <Staged
      item={item}
      begin={item.media.id === start}
      onGo={(to) => go({ previous: index - 1, next: index + 1, first: 0, last: items.length - 1 }[to])}
      onClose={onClose}
    >
      <Neighbours before={items[index - 1]} after={items[index + 1]} onGo={(by) => go(index + by)} />
    </Staged>
  );
}

interface StagedProps {
  item: ViewedItem;
  /** Whether a film begins by itself. */
  begin: boolean;
  onGo(to: 'previous' | 'next' | 'first' | 'last'): void;
  onClose(): void;
  children: ReactNode;
}

function Staged({ item, begin, onGo, onClose, children }: StagedProps) {
  const { media, caption } = item;
  const film = media.kind === 'video';
  const { width = UNKNOWN.width, height = UNKNOWN.height } = media;
  const dialog = useModal(onClose);
  const room = useRef<HTMLDivElement>(null);
  const stage = useStage(room, {
    id: media.id,
    picture: { width, height },
    size: fitted,
    onPull: pulled,
  });
  const { view, pull, fit } = stage;
  const alt = altOf(media, item.position, item.count);
  const told = { what: alt, name: item.name, time: fullTime(item.sentAt) };

  // Not its first button, which would be what a key does next.
  useLayoutEffect(() => dialog.ref.current?.focus(), [dialog.ref]);

  function pulled(to: Pull): void {
    if (to === 'close') onClose();
    else if (to !== 'nothing') onGo(to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const own = event.target instanceof HTMLMediaElement || event.ctrlKey || event.metaKey;
    const deed = own ? undefined : deedOf(event.key, view.scale > 1, document.dir === 'rtl');
    if (!deed) return;
    event.preventDefault();
    if (deed.kind === 'go') onGo(deed.to);
    else if (deed.kind === 'pan') stage.panBy(deed);
    else if (deed.kind === 'zoom') stage.zoomBy(film ? 1 : deed.factor);
    else stage.reset();
  }

  return (
    <dialog
      {...dialog}
      aria-label={t('viewer.title')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className={classes(
        'm-0 size-full max-h-none max-w-none animate-enter touch-none overflow-hidden',
        'bg-stage text-on-stage outline-none',
      )}
    >
      <p role="status" className="sr-only">
        {t('viewer.from', told)}
      </p>
      <div
        ref={room}
        {...(film ? {} : stage.handlers)}
        className={classes(
          'absolute inset-0 select-none',
          view.scale > 1 ? 'cursor-grab' : 'cursor-zoom-in',
        )}
      >
        <div
          key={media.id}
          className={classes(
            'absolute inset-0 m-auto animate-enter',
            !stage.held && 'transition-transform duration-200',
          )}
          style={{
            width: fit.width,
            height: fit.height,
            transform: `translate(${view.x + pull.x}px, ${view.y + pull.y}px) scale(${view.scale})`,
          }}
        >
          {film ? (
            <FilmPlayer media={media} begin={begin} tabbable />
          ) : (
            <StagedPicture media={media} alt={alt} scale={view.scale} />
          )}
        </div>
      </div>
      {children}
      <ViewerBar item={item} onZoom={film ? undefined : stage.zoomBy} onClose={onClose} />
      {caption !== '' && <Caption text={caption} />}
    </dialog>
  );
}

/** What was written of it; whoever cannot scroll by a pointer does it by keys. */
function Caption({ text }: { text: string }) {
  return (
    <p
      tabIndex={0}
      className={classes(
        'absolute inset-x-0 bottom-0 m-auto max-h-[30dvh] w-fit max-w-full',
        'touch-pan-y overflow-y-auto rounded-t-row bg-veil px-4 py-3 text-body',
        'wrap-anywhere whitespace-pre-wrap',
      )}
    >
      {text}
    </p>
  );
}
