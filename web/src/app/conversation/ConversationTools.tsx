import { useState } from 'react';
import { t } from '../../shared/i18n/translate';
import { EllipsisIcon } from '../../shared/ui/icons/EllipsisIcon';
import { IconButton } from '../../shared/ui/IconButton';
import type { Spot } from '../../shared/ui/Popup';
import { spotBelow } from '../../shared/ui/menuSpot';
import type { ConversationView } from '../conversationViews';
import { ConversationMenu, Rarely } from './Rarely';

/** What stands at the end of an open conversation's header. */
export function ConversationTools({ id, view }: { id: string; view: ConversationView }) {
  const [menu, setMenu] = useState<Spot>();
  return (
    <>
      <IconButton
        icon={EllipsisIcon}
        label={t('conversation.actions')}
        aria-haspopup="menu"
        className="ms-auto"
        onClick={(event) => setMenu(spotBelow(event.currentTarget))}
      />
      {menu && (
        <Rarely>
          <ConversationMenu
            id={id}
            other={view.other}
            settings={view}
            at={menu}
            onClose={() => setMenu(undefined)}
          />
        </Rarely>
      )}
    </>
  );
}
