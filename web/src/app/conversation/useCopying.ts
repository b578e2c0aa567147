import { useToast } from '../../shared/ui/Toasts';

/** Takes words to the clipboard and says `told`; absent where a browser keeps it from the page. */
export function useCopying(told: string): ((words: string) => Promise<void>) | undefined {
  const toast = useToast();
  if (!('clipboard' in navigator)) return undefined;
  return async (words) => {
    await navigator.clipboard.writeText(words);
    toast({ text: told });
  };
}
