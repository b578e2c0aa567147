import { enMedia } from '../../shared/i18n/enMedia';
import { learn } from '../../shared/i18n/translate';
import type { Attachment } from '../../shared/media/attachment';
import { FileRow } from './file/FileRow';
import { MediaRoom } from './MediaRoom';
import { Album } from './mosaic/Album';
import type { Preparations } from './preparations';
import { isSeen } from './shape';
import type { Shape } from './shape';
import { SoundRow } from './sound/SoundRow';

learn(enMedia);

interface AttachmentsProps {
  shape: Shape;
  attachments: readonly Attachment[];
  preparations: Preparations;
  mine: boolean;
  /** Whether Tab reaches what can be done with them. */
  tabbable: boolean;
  /** Shows one of the pictures and films by itself. */
  onOpen(id: string): void;
}

/** What came with a message: pictures and films together, and then sounds and files one by one. */
export function Attachments({ shape, attachments, ...props }: AttachmentsProps) {
  const seen = attachments.filter(isSeen);
  const rest = attachments.filter((one) => !isSeen(one));
  return (
    <MediaRoom
      shape={shape}
      tiles={shape.mosaic && <Album mosaic={shape.mosaic} seen={seen} {...props} />}
      rows={rest.map((one) =>
        one.kind === 'audio' && one.state === 'ready' ? (
          <SoundRow key={one.id} sound={one} {...props} />
        ) : (
          <FileRow key={one.id} file={one} progress={props.preparations[one.id]} {...props} />
        ),
      )}
    />
  );
}
