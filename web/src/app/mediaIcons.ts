import type { MediaKind } from '../shared/media/attachment';
import { ClapperboardIcon } from '../shared/ui/icons/ClapperboardIcon';
import { FileIcon } from '../shared/ui/icons/FileIcon';
import type { Icon } from '../shared/ui/icons/icon';
import { ImageIcon } from '../shared/ui/icons/ImageIcon';
import { MusicIcon } from '../shared/ui/icons/MusicIcon';

/** What stands for media where they are only told of. */
export const MEDIA_ICONS: Readonly<Record<MediaKind, Icon>> = {
  image: ImageIcon,
  video: ClapperboardIcon,
  audio: MusicIcon,
  file: FileIcon,
};
