import { lazy, Suspense, useCallback, useState } from 'react';
import { AttachButtons } from '../../features/media/sending/AttachButtons';
import { DropZone } from '../../features/media/sending/DropZone';
import type { CarriedFiles } from '../../features/media/sending/incoming';
import { useCamera } from '../../features/media/sending/useCamera';
import { usePasting } from '../../features/media/sending/usePasting';
import { t } from '../../shared/i18n/translate';
import { useToast } from '../../shared/ui/Toasts';
import { loadTray } from './loadTray';
import { useTray } from './useTray';

const CameraDialog = lazy(async () => ({ default: (await loadTray()).CameraDialog }));

/** All the ways in which files get into a conversation; what becomes of them is loaded with the first. */
export function Attaching({ conversation }: { conversation: string }) {
  const toast = useToast();
  const { ports } = useTray(conversation);
  const camera = useCamera();
  const [looking, setLooking] = useState(false);

  const take = useCallback(
    async (files: readonly File[]) => {
      const told = (text: string) => toast({ tone: 'failed', text });
      try {
        const [{ choose }, chooser] = await Promise.all([loadTray(), ports(told)]);
        await choose(files, chooser);
      } catch {
        told(t('problem.unreachable'));
      }
    },
    [toast, ports],
  );
  const carried = useCallback(
    ({ files, folders }: CarriedFiles) => {
      if (folders) toast({ tone: 'failed', text: t('tray.folder') });
      void take(files);
    },
    [toast, take],
  );
  usePasting(carried);

  return (
    <>
      <AttachButtons
        camera={camera}
        onFiles={(files) => void take(files)}
        onCamera={() => setLooking(true)}
      />
      <DropZone onFiles={carried} />
      <Suspense fallback={null}>
        {looking && (
          <CameraDialog
            onPicture={(picture) => void take([picture])}
            onClose={() => setLooking(false)}
          />
        )}
      </Suspense>
    </>
  );
}
