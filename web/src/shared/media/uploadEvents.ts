import { event } from '../lib/action';
import type { OutgoingFile } from './outgoingFile';

/** One file of one message in the outbox. */
interface OfFile {
  clientId: string;
  key: string;
}

export type UploadChange = Pick<OutgoingFile, 'upload' | 'media' | 'paused' | 'problem'>;

/** Something about an upload has changed that outlives a reload. */
export const uploadChanged = event<OfFile & { change: UploadChange }>('uploads/changed');
/** Somebody takes a file out of a message that is not sent yet. */
export const fileTakenBack = event<OfFile>('uploads/takenBack');
/** The server does not know any more what was uploaded for a message: it is uploaded anew, once. */
export const uploadsVoided = event<{ clientId: string }>('uploads/voided');

export interface Progress {
  /** Bytes that the server has. */
  sent: number;
  /** Bytes a second, lately; 0 before anything is known. */
  rate: number;
  /** Something is under way, and not being waited for. */
  going: boolean;
}

export const uploadProgressed = event<Progress & { key: string }>('uploads/progressed');
