import { UploadList } from '../../features/media/sending/UploadList';
import { awaitsUpload } from '../../features/messages/outbox';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { fileTakenBack, uploadChanged } from '../../shared/media/uploadEvents';
import type { RootState } from '../rootReducer';

interface MessageUploadsProps {
  clientId: string;
  tabbable: boolean;
}

const selectProgresses = ({ progresses }: RootState) => progresses;

/** The files of one message in the outbox. */
export function MessageUploads({ clientId, tabbable }: MessageUploadsProps) {
  const item = useSelector(({ outbox }: RootState) => outbox.find((one) => one.clientId === clientId));
  const progresses = useSelector(selectProgresses);
  const dispatch = useDispatch();
  if (item?.kind !== 'send' || !item.files) return null;

  const cancel = (key: string) => dispatch(fileTakenBack({ clientId, key }));
  return (
    <UploadList
      files={item.files}
      progresses={progresses}
      tabbable={tabbable}
      onPause={(key, paused) => dispatch(uploadChanged({ clientId, key, change: { paused } }))}
      onCancel={awaitsUpload(item) ? cancel : undefined}
    />
  );
}
