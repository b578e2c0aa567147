import { kindOf } from '../../../shared/media/outgoingFile';
import type { Limits } from '../../../shared/realtime/connection';

export type FileLimits = Pick<Limits, 'attachments' | 'imageBytes' | 'videoBytes' | 'fileBytes'>;

/** How large a file of this type may be: the server judges by the same word before it takes a byte. */
export function largest(mime: string, limits: FileLimits): number {
  const kind = kindOf(mime);
  if (kind === 'image') return limits.imageBytes;
  return kind === 'video' ? limits.videoBytes : limits.fileBytes;
}
