import { TrayList } from '../../features/media/sending/TrayList';
import { useSelector } from '../../shared/hooks/useSelector';
import { useMediaAccess } from '../../shared/media/MediaAccess';
import { selectLimits } from '../../shared/realtime/connection';
import { useTray } from './useTray';

/** What was chosen, above the words that it goes with. */
export function AttachmentTray({ conversation }: { conversation: string }) {
  const limits = useSelector(selectLimits);
  const { tray, change } = useTray(conversation);
  const { files } = useMediaAccess();

  async function forget(contents: readonly string[]): Promise<void> {
    (await files()).remove(contents);
  }

  return (
    <TrayList
      tray={tray}
      limits={limits}
      onChange={change}
      onGone={(contents) => void forget(contents)}
    />
  );
}
