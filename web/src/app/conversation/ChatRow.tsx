import { memo, useState } from 'react';
import { ConversationRow } from '../../features/conversations/ConversationRow';
import { Preview } from '../../features/conversations/Preview';
import { shownName } from '../../features/people/shownName';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import type { Spot } from '../../shared/ui/Popup';
import { Ticks } from '../../shared/ui/Ticks';
import type { Delivery } from '../../shared/ui/Ticks';
import { MEDIA_ICONS } from '../mediaIcons';
import { useConversationView } from '../conversationViews';
import { paths } from '../routes';
import { ConversationMenu, Rarely } from './Rarely';

interface ChatRowProps {
  id: string;
  selected: boolean;
  tabbable: boolean;
  now: number;
}

export const ChatRow = memo(function ChatRow({ id, selected, tabbable, now }: ChatRowProps) {
  const view = useConversationView(id);
  const [menu, setMenu] = useState<Spot>();
  if (!view) return null;
  const { other, last } = view;
  return (
    <>
      <ConversationRow
        id={id}
        href={paths.conversation(id)}
        personId={other?.id ?? id}
        name={other ? shownName(other) : t('conversations.notes')}
        picture={other?.avatar?.thumb}
        presence={view.presence.state}
        unread={view.unread}
        muted={view.muted}
        pinned={view.pinned}
        onMenu={setMenu}
        time={view.time}
        now={now}
        selected={selected}
        tabbable={tabbable}
        preview={
          <Preview
            typing={view.typing}
            draft={selected ? '' : view.draft}
            last={last}
            icon={last?.media && MEDIA_ICONS[last.media]}
            ticks={last && last.status !== 'received' && <PreviewTicks delivery={last.status} />}
          />
        }
      />
      {menu && (
        <Rarely>
          <ConversationMenu
            id={id}
            other={other}
            settings={view}
            at={menu}
            onClose={() => setMenu(undefined)}
          />
        </Rarely>
      )}
    </>
  );
});

function PreviewTicks({ delivery }: { delivery: Delivery }) {
  return (
    <Ticks
      delivery={delivery}
      readClass="text-accent"
      className={classes('me-1 align-text-bottom', delivery === 'failed' && 'text-danger-ink')}
    />
  );
}
