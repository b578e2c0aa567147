import { useState } from 'react';
import type { Me } from '../../features/people/me';
import { changePrivacy, parsePrivacy } from '../../features/people/privacy';
import type { Privacy as Choices } from '../../features/people/privacy';
import { PrivacyChoices } from '../../features/people/PrivacyChoices';
import { enPrivacy } from '../../shared/i18n/enPrivacy';
import { learn, t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { Section } from '../../shared/ui/Section';
import { useAction } from '../useAction';
import { BlockedPeople } from './BlockedPeople';

learn(enPrivacy);

/** What others learn of me, and from whom I want to hear nothing. */
export function Privacy({ me }: { me: Me }) {
  const { privacy, change } = useChoices(me.settings);
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

/** A choice shows at once, until the server has told the new settings or refused it. */
function useChoices(settings: Me['settings']) {
  const [wish, setWish] = useState<{ over: Me['settings']; change: Partial<Choices> }>();
  const changing = useAction(changePrivacy);
  const wished = wish?.over === settings ? wish.change : {};

  async function change(more: Partial<Choices>): Promise<void> {
    setWish({ over: settings, change: { ...wished, ...more } });
    if (!(await changing.run(more))) setWish(undefined);
  }

  return { privacy: { ...parsePrivacy(settings), ...wished }, change };
}
