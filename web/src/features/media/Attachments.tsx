import { Fragment } from 'react';
import type { ReactNode } from 'react';
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

/** What stands for something that is on its way from this device; its id is its key there. */
export interface OnItsWay {
  /** Fills its tile, which is so many pixels wide. */
  tile(id: string, width: number): ReactNode;
  row(id: string): ReactNode;
}

interface AttachmentsProps {
  shape: Shape;
  attachments: readonly Attachment[];
  preparations: Preparations;
  mine: boolean;
  onItsWay?: OnItsWay | undefined;
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
        props.onItsWay ? (
          <Fragment key={one.id}>{props.onItsWay.row(one.id)}</Fragment>
        ) : one.kind === 'audio' && one.state === 'ready' ? (
          <SoundRow key={one.id} sound={one} {...props} />
        ) : (
          <FileRow key={one.id} file={one} progress={props.preparations[one.id]} {...props} />
        ),
      )}
    />
  );
}
