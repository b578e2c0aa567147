import { useState } from 'react';
import { DeleteAccountDialog } from '../../features/auth/DeleteAccountDialog';
import { deleteAccount } from '../../features/auth/deletion';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Trash2Icon } from '../../shared/ui/icons/Trash2Icon';

export function AccountDeletion() {
  const [asks, setAsks] = useState(false);
  const { run, status, problem } = useMutation(deleteAccount);
  return (
    <>
      <Button variant="dangerPlain" size="medium" onClick={() => setAsks(true)}>
        <Trash2Icon size={18} />
        {t('deletion.open')}
      </Button>
      {asks && (
        <DeleteAccountDialog
          busy={status === 'pending'}
          problem={problem && problemText(problem)}
          onDelete={(password) => void run({ password })}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
