import { useMemo } from 'react';
import { Attachments } from '../../features/media/Attachments';
import { percent } from '../../features/media/measures';
import { UploadRow } from '../../features/media/sending/UploadRow';
import { UploadTile } from '../../features/media/sending/UploadTile';
import type { UploadProps } from '../../features/media/sending/UploadTile';
import { shareOfAll } from '../../features/media/sending/uploadView';
import type { Shape } from '../../features/media/shape';
import { awaitsUpload, isChangeable } from '../../features/messages/outbox';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import type { Attachment } from '../../shared/media/attachment';
import { fileTakenBack, uploadChanged } from '../../shared/media/uploadEvents';
import type { RootState } from '../rootReducer';

interface SendingMediaProps {
  clientId: string;
  shape: Shape;
  attachments: readonly Attachment[];
  mine: boolean;
  tabbable: boolean;
  onOpen(id: string): void;
}

const selectProgresses = ({ progresses }: RootState) => progresses;

/** What is heard of it without looking: three words on the way, however many files there are. */
function announced(share: number): string {
  const quarters = Math.floor(share * 4);
  return quarters === 0 || quarters === 4 ? '' : t('upload.announced', { percent: percent(quarters / 4) });
}

/** The files of a message in the outbox, as they will stand in it, and how far each has come. */
export function SendingMedia({ clientId, ...props }: SendingMediaProps) {
  const item = useSelector(
    useMemo(
      () =>
        ({ outbox }: RootState) => outbox.find((one) => one.clientId === clientId),
      [clientId],
    ),
  );
  const progresses = useSelector(selectProgresses);
  const dispatch = useDispatch();
  if (item?.kind !== 'send') return null;
  const { files = [], status } = item;
  const going = awaitsUpload(item);
  const changeable = isChangeable(item);

  function uploadOf(key: string): UploadProps | undefined {
    const file = files.find((one) => one.key === key);
    return (
      file && {
        file,
        progress: progresses[key],
        failed: status === 'failed',
        tabbable: props.tabbable,
        onPause: (paused) => dispatch(uploadChanged({ clientId, key, change: { paused } })),
        onCancel: changeable ? () => dispatch(fileTakenBack({ clientId, key })) : undefined,
      }
    );
  }

  function tile(key: string, width: number) {
    const upload = uploadOf(key);
    return upload && <UploadTile {...upload} width={width} />;
  }

  function row(key: string) {
    const upload = uploadOf(key);
    return upload && <UploadRow {...upload} />;
  }

  return (
    <>
      <Attachments {...props} preparations={{}} onItsWay={{ tile, row }} />
      <span role="status" className="sr-only">
        {going ? announced(shareOfAll(files, progresses)) : ''}
      </span>
    </>
  );
}
