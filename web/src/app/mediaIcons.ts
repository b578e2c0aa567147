import type { MediaKind } from '../shared/media/attachment';
import { FileIcon } from '../shared/ui/icons/FileIcon';
import type { Icon } from '../shared/ui/icons/icon';
import { ImageIcon } from '../shared/ui/icons/ImageIcon';
import { MusicIcon } from '../shared/ui/icons/MusicIcon';
import { VideoIcon } from '../shared/ui/icons/VideoIcon';

/** What stands for media where they are only told of. */
export const MEDIA_ICONS: Readonly<Record<MediaKind, Icon>> = {
  image: ImageIcon,
  video: VideoIcon,
  audio: MusicIcon,
  file: FileIcon,
};
