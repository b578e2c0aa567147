import { useEffect } from 'react';
import { selectSession } from '../../features/auth/session';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { useToast } from '../../shared/ui/Toasts';

/** Says that this log-in has kept the account from being deleted. */
export function KeptNotice() {
  const { kept } = useSelector(selectSession);
  const toast = useToast();
  useEffect(() => {
    if (kept) toast({ text: t('deletion.cancelled') });
  }, [kept, toast]);
  return null;
}
