import { useEffect, useState } from 'react';
import type { ComponentProps, ComponentType } from 'react';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { FailedState } from '../../shared/ui/FailedState';
import { Popup } from '../../shared/ui/Popup';
import type { Spot } from '../../shared/ui/Popup';
import { Skeleton } from '../../shared/ui/Skeleton';
import type { EmojiPicker } from './emoji/EmojiPicker';

interface EmojiChooserProps {
  at: Spot;
  onPick(emoji: string): void;
  onClose(): void;
}

type Loaded = {
  Picker: ComponentType<ComponentProps<typeof EmojiPicker>>;
  groups: ComponentProps<typeof EmojiPicker>['groups'];
};

async function load(): Promise<Loaded> {
  const [{ EmojiPicker: Picker }, { loadEmoji }] = await Promise.all([
    import('./emoji/EmojiPicker'),
    import('./emoji/loadEmoji'),
  ]);
  return { Picker, groups: await loadEmoji() };
}

/** All emoji there are, which are fetched when somebody first wants one. */
export function EmojiChooser({ at, onPick, onClose }: EmojiChooserProps) {
  const [loaded, setLoaded] = useState<Loaded | 'loading' | 'failed'>('loading');

  useEffect(() => {
    if (loaded !== 'loading') return undefined;
    let wanted = true;
    load().then(
      (all) => wanted && setLoaded(all),
      () => wanted && setLoaded('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [loaded]);

  return (
    <Popup label={t('emoji.choose')} at={at} onClose={onClose}>
      <div
        className={classes(
          'relative flex h-96 max-h-[70dvh] w-[min(24rem,calc(100vw-1rem))] flex-col',
          'touch:w-full',
        )}
      >
        {loaded === 'failed' ? (
          <FailedState text={t('emoji.failed')} onRetry={() => setLoaded('loading')} />
        ) : loaded === 'loading' ? (
          <Skeleton className="m-2 h-11 rounded-full" />
        ) : (
          <loaded.Picker groups={loaded.groups} onPick={onPick} />
        )}
      </div>
    </Popup>
  );
}
