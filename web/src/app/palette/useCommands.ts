import type { PaletteItem } from '../../features/palette/PaletteOption';
import { selectIsOperator } from '../../features/people/me';
import { chooseTheme, THEMES } from '../../features/settings/theme';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { navigate } from '../../shared/router/navigate';
import { ArchiveIcon } from '../../shared/ui/icons/ArchiveIcon';
import { CircleUserRoundIcon } from '../../shared/ui/icons/CircleUserRoundIcon';
import type { Icon } from '../../shared/ui/icons/icon';
import { InboxIcon } from '../../shared/ui/icons/InboxIcon';
import { KeyboardIcon } from '../../shared/ui/icons/KeyboardIcon';
import { LinkIcon } from '../../shared/ui/icons/LinkIcon';
import { MessageCircleIcon } from '../../shared/ui/icons/MessageCircleIcon';
import { MonitorIcon } from '../../shared/ui/icons/MonitorIcon';
import { ShieldIcon } from '../../shared/ui/icons/ShieldIcon';
import { UserSearchIcon } from '../../shared/ui/icons/UserSearchIcon';
import { UsersIcon } from '../../shared/ui/icons/UsersIcon';
import { useConversationView } from '../conversationViews';
import { useConversationActions } from '../conversation/useConversationActions';
import { inviting } from '../invites/invitingPath';
import { paths, useRoute } from '../routes';
import { showOverlay } from './shownOverlay';

function page(path: string, label: string, icon: Icon): PaletteItem {
  return { id: path, label, icon, detail: t('palette.page'), run: () => navigate(path) };
}

function pages(operates: boolean): PaletteItem[] {
  return [
    page(paths.conversations, t('nav.chats'), MessageCircleIcon),
    page(paths.friends, t('nav.friends'), UsersIcon),
    page(paths.requests, t('nav.requests'), InboxIcon),
    page(paths.people, t('nav.people'), UserSearchIcon),
    page(inviting, t('friends.inviteSomebody'), LinkIcon),
    page(paths.archive, t('archive.title'), ArchiveIcon),
    page(paths.profile, t('nav.profile'), CircleUserRoundIcon),
    ...(operates ? [page(paths.operator, t('nav.operator'), ShieldIcon)] : []),
  ];
}

function themes(): PaletteItem[] {
  return THEMES.map((theme) => ({
    id: `theme-${theme}`,
    label: `${t('theme')}: ${t(`theme.${theme}`)}`,
    detail: t('palette.command'),
    icon: MonitorIcon,
    run: () => chooseTheme(theme),
  }));
}

/** What can be done from anywhere, and with the conversation that is open. */
export function useCommands(): readonly PaletteItem[] {
  const route = useRoute();
  const operates = useSelector(selectIsOperator);
  const open = route.name === 'conversation' ? route.conversationId : '';
  const view = useConversationView(open);
  const settings = view ?? { muted: false, pinned: false, archived: false };
  const actions = useConversationActions(open, settings);
  const here = actions.map(({ label, icon, run }) => ({
    id: label,
    label,
    icon,
    detail: t('palette.here'),
    run,
  }));
  const shortcuts: PaletteItem = {
    id: 'shortcuts',
    label: t('shortcuts.title'),
    detail: t('palette.command'),
    icon: KeyboardIcon,
    run: () => showOverlay('shortcuts'),
  };
  return [...(view ? here : []), ...pages(operates), ...themes(), shortcuts];
}
