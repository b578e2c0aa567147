import { useEffect, useState } from 'react';
import { CropDialog } from '../../features/media/avatar/CropDialog';
import { prepared, readMedia, uploadWhole } from '../../features/media/avatar/upload';
import { changePicture } from '../../features/people/peopleEndpoints';
import { PictureControls } from '../../features/settings/PictureControls';
import { useSelector } from '../../shared/hooks/useSelector';
import { problemIn, Refused } from '../../shared/http/problem';
import type { Problem } from '../../shared/http/problem';
import { useQueryClient } from '../../shared/http/QueryProvider';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { systemClock } from '../../shared/lib/clock';
import { useMediaAccess } from '../../shared/media/MediaAccess';
import { selectLimits } from '../../shared/realtime/connection';
import { useToast } from '../../shared/ui/Toasts';
import { useAction } from '../useAction';

function textOf(problem: Problem): string {
  return problem.code === 'type-refused' ? t('avatar.refused') : problemText(problem);
}

/** From a square on this device to the picture that everybody sees. */
function usePictureChange(): (square: Blob) => Promise<void> {
  const access = useMediaAccess();
  const client = useQueryClient();

  async function ask<A, T>(...question: Parameters<typeof client.mutate<A, T>>): Promise<T> {
    const outcome = await client.mutate(...question);
    if (outcome.ok) return outcome.result;
    throw new Refused(outcome.problem);
  }

  return async (square) => {
    const media = await uploadWhole(access, 'avatar.jpg', square);
    await prepared(() => ask(readMedia, media), systemClock);
    await ask(changePicture, media);
  };
}

/** My picture: another one, cut to a square first, or none. */
export function PictureSetting({ has }: { has: boolean }) {
  const [src, setSrc] = useState<string>();
  const [state, setState] = useState<{ busy: boolean; problem?: Problem }>({ busy: false });
  const { attachments } = useSelector(selectLimits);
  const change = usePictureChange();
  const removal = useAction(changePicture);
  const toast = useToast();

  useEffect(() => {
    if (src === undefined) return undefined;
    return () => URL.revokeObjectURL(src);
  }, [src]);

  function choose(file: File): void {
    setState({ busy: false });
    setSrc(URL.createObjectURL(file));
  }

  async function use(square: Blob): Promise<void> {
    setState({ busy: true });
    try {
      await change(square);
      setState({ busy: false });
      setSrc(undefined);
      toast({ text: t('profile.saved') });
    } catch (error) {
      setState({ busy: false, problem: problemIn(error) });
    }
  }

  async function remove(): Promise<void> {
    if (await removal.run(null)) toast({ text: t('avatar.removed') });
  }

  return (
    <>
      <PictureControls
        has={has}
        busy={removal.busy}
        onChoose={attachments > 0 ? choose : undefined}
        onRemove={() => void remove()}
      />
      {src !== undefined && (
        <CropDialog
          src={src}
          busy={state.busy}
          problem={state.problem && textOf(state.problem)}
          onCrop={(square) => void use(square)}
          onClose={() => setSrc(undefined)}
        />
      )}
    </>
  );
}
