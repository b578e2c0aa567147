import { useState } from 'react';
import type { Me } from '../../features/people/me';
import { changePrivacy, parsePrivacy } from '../../features/people/privacy';
import type { Privacy as Choices } from '../../features/people/privacy';
import { PrivacyChoices } from '../../features/people/PrivacyChoices';
import { shownPrivacy, stillOpen } from '../../features/people/privacyWishes';
import type { Wish } from '../../features/people/privacyWishes';
import { enPrivacy } from '../../shared/i18n/enPrivacy';
import { learn, t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { Section } from '../../shared/ui/Section';
import { useAction } from '../useAction';
import { BlockedPeople } from './BlockedPeople';

learn(enPrivacy);

/** What others learn of me, and from whom I want to hear nothing. */
export function Privacy({ me }: { me: Me }) {
  const { privacy, change } = useChoices(me);
  return (
    <>
      <Section title={t('privacy.title')}>
        <Card>
          <PrivacyChoices privacy={privacy} onChange={(wish) => void change(wish)} />
        </Card>
      </Section>
      <Section title={t('blocked.title')}>
        <BlockedPeople />
      </Section>
    </>
  );
}

/** A choice shows at once, until I am told of it, and of what was chosen before it, or it is refused. */
function useChoices({ settings, version }: Me) {
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const changing = useAction(changePrivacy);
  const open = stillOpen(wishes, version);
  if (open !== wishes) setWishes(open);

  async function change(more: Partial<Choices>): Promise<void> {
    const wish: Wish = { change: more };
    setWishes((now) => [...now, wish]);
    const answer = await changing.run(more);
    setWishes((now) =>
      now.flatMap((one) => {
        if (one !== wish) return [one];
        return answer ? [{ ...wish, version: answer.version }] : [];
      }),
    );
  }

  return { privacy: shownPrivacy(parsePrivacy(settings), open), change };
}
