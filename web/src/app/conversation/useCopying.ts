import { t } from '../../shared/i18n/translate';
import { useToast } from '../../shared/ui/Toasts';

/** Takes words to the clipboard and says so; absent where a browser keeps it from the page. */
export function useCopying(): ((words: string) => Promise<void>) | undefined {
  const toast = useToast();
  if (!('clipboard' in navigator)) return undefined;
  return async (words) => {
    await navigator.clipboard.writeText(words);
    toast({ text: t('message.copied') });
  };
}
