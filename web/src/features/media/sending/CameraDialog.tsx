import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/i18n/translate';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';

interface CameraDialogProps {
  onPicture(file: File): void;
  onClose(): void;
}

/** What the camera sees now, in its own size. */
function still(player: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = player.videoWidth;
  canvas.height = player.videoHeight;
  canvas.getContext('2d')?.drawImage(player, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}

/** Looks through the camera of this device until a picture is taken. */
export function CameraDialog({ onPicture, onClose }: CameraDialogProps) {
  const player = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'open' | 'failed'>('opening');

  useEffect(() => {
    let stream: MediaStream | undefined;
    let wanted = true;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    async function open(): Promise<void> {
      stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 } } });
      if (!wanted) return stop();
      if (player.current) player.current.srcObject = stream;
    }
    open().catch(() => setState('failed'));
    return () => {
      wanted = false;
      stop();
    };
  }, []);

  async function take(): Promise<void> {
    const picture = player.current && (await still(player.current));
    if (!picture) return setState('failed');
    onPicture(new File([picture], t('camera.file'), { type: picture.type }));
    onClose();
  }

  return (
    <Dialog title={t('camera.title')} onClose={onClose}>
      {state === 'failed' ? (
        <p role="alert" className="mt-4 text-body text-danger-ink">
          {t('camera.failed')}
        </p>
      ) : (
        <video
          ref={player}
          autoPlay
          muted
          playsInline
          onLoadedData={() => setState('open')}
          className="mt-4 h-64 w-full rounded-field bg-raised object-contain"
        />
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button variant="quiet" size="medium" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button size="medium" disabled={state !== 'open'} onClick={() => void take()}>
          {t('camera.take')}
        </Button>
      </div>
    </Dialog>
  );
}
