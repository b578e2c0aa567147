import { useState } from 'react';
import type { Card } from '../../features/operation/card';
import { makeResetLink } from '../../features/operation/people';
import { ResetLinkDialog } from '../../features/operation/ResetLinkDialog';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { useCopying } from '../conversation/useCopying';

/** A link for who has lost their password, to be handed over. */
export function PasswordLink({ user, onClose }: { user: Card; onClose(): void }) {
  const { run, status, problem } = useMutation(makeResetLink);
  const [link, setLink] = useState<string>();
  const onCopy = useCopying(t('operator.linkCopied'));

  async function make(): Promise<void> {
    setLink(await run(user.id));
  }

  return (
    <ResetLinkDialog
      name={user.displayName}
      link={link}
      busy={status === 'pending'}
      problem={problem && problemText(problem)}
      onMake={() => void make()}
      onCopy={onCopy}
      onClose={onClose}
    />
  );
}
