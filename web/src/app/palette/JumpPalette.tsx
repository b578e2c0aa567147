import { Palette } from '../../features/palette/Palette';
import type { PaletteItem } from '../../features/palette/PaletteOption';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { shallowEqual } from '../../shared/lib/shallowEqual';
import { navigate } from '../../shared/router/navigate';
import { UserSearchIcon } from '../../shared/ui/icons/UserSearchIcon';
import { useOpenChat } from '../friends/useOpenChat';
import { paths } from '../routes';
import { selectJumps } from './jumps';
import type { Jump } from './jumps';
import { useCommands } from './useCommands';

/** Leads to any conversation and any friend, and knows the commands. */
export function JumpPalette({ onClose }: { onClose(): void }) {
  const jumps = useSelector(selectJumps, sameJumps);
  const commands = useCommands();
  const { openChat } = useOpenChat();

  function itemOf({ conversation, person, name, username, picture }: Jump): PaletteItem {
    return {
      id: person,
      picture,
      label: name ?? t('conversations.notes'),
      ...(username === undefined ? {} : { keywords: username, detail: `@${username}` }),
      run: () =>
        conversation === undefined ? void openChat(person) : navigate(paths.conversation(conversation)),
    };
  }

  return (
    <Palette
      items={[...jumps.map(itemOf), ...commands]}
      fallback={(query) => ({
        id: 'search',
        label: t('conversations.searchPeople', { query }),
        icon: UserSearchIcon,
        run: () => navigate(`${paths.people}?query=${encodeURIComponent(query)}`),
      })}
      onClose={onClose}
    />
  );
}

function sameJumps(one: readonly Jump[], other: readonly Jump[]): boolean {
  return one.length === other.length && one.every((jump, i) => shallowEqual(jump, other[i]));
}
