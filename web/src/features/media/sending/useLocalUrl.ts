import { useEffect, useState } from 'react';
import { useMediaAccess } from '../../../shared/media/MediaAccess';

/** An address for what lies on the shelf, as long as somebody looks at it. */
export function useLocalUrl(content: string): string | undefined {
  const { files } = useMediaAccess();
  const [url, setUrl] = useState<string>();

  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    async function load(): Promise<void> {
      const found = await (await files()).read(content);
      if (!found || !wanted) return;
      made = URL.createObjectURL(found);
      setUrl(made);
    }
    load().catch(() => undefined);
    return () => {
      wanted = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [files, content]);

  return url;
}
