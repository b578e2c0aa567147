import { askFriend, removeRequest } from '../../features/friends/friendEndpoints';
import { selectRequestWith } from '../../features/friends/friends';
import { PersonFound } from '../../features/people/PersonFound';
import type { User } from '../../features/people/user';
import { useSelector } from '../../shared/hooks/useSelector';
import type { Problem } from '../../shared/http/problem';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { useAccept } from '../friends/useAccept';
import { useOpenChat } from '../friends/useOpenChat';
import { selectRelation } from '../relations';
import { useAction } from '../useAction';
import { useBlocking } from './useBlocking';
import { useReporting } from './useReporting';

function askText(problem: Problem): string {
  return problem.code === 'ask-refused' ? t('people.askRefused') : problemText(problem);
}

/** A person found, with what can be done; the relation is the live one, not that of the search. */
export function PersonItem({ user }: { user: User }) {
  const relation = useSelector(selectRelation(user.id));
  const request = useSelector(selectRequestWith(user.id));
  const asking = useAction(askFriend, askText);
  const withdrawal = useAction(removeRequest);
  const acceptance = useAccept();
  const chat = useOpenChat();
  const blocking = useBlocking(user);
  const reporting = useReporting(user);
  return (
    <li>
      <PersonFound
        id={user.id}
        name={user.displayName}
        picture={user.avatar?.thumb}
        username={user.username}
        relation={relation}
        busy={asking.busy || withdrawal.busy || acceptance.busy || chat.busy}
        actions={{
          ask: () => void asking.run(user.id),
          accept: () => request && void acceptance.accept(request.id, user.displayName),
          withdraw: () => request && void withdrawal.run(request.id),
          openChat: () => void chat.openChat(user.id),
        }}
        more={[blocking.action, reporting.action]}
      />
      {blocking.dialog}
      {reporting.dialog}
    </li>
  );
}
