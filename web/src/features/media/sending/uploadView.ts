import type { Problem } from '../../../shared/http/problem';
import type { Key } from '../../../shared/i18n/catalogue';
import { problemText } from '../../../shared/i18n/problemText';
import { t } from '../../../shared/i18n/translate';
import type { OutgoingFile } from '../../../shared/media/outgoingFile';
import type { Progress } from '../../../shared/media/uploadEvents';
import { fileSize } from '../measures';
import type { Progresses } from './progresses';
import { timeLeft } from './timeLeft';

const TEXTS: Readonly<Record<string, Key>> = {
  'limit-reached': 'problem.quotaReached',
  'storage-full': 'problem.storageFull',
  'file-lost': 'problem.fileLost',
};

/** Why a file was not taken, in the person's language. */
export function uploadProblemText(problem: Problem): string {
  const text = TEXTS[problem.code];
  return text ? t(text) : problemText(problem);
}

/** How much of a file the server has, from 0 to 1. */
export function shareOf({ bytes, media }: OutgoingFile, progress: Progress | undefined): number {
  if (media !== undefined) return 1;
  return bytes > 0 ? Math.min(1, (progress?.sent ?? 0) / bytes) : 0;
}

/** How much of all files together, from 0 to 1. */
export function shareOfAll(files: readonly OutgoingFile[], progresses: Progresses): number {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const sent = files.reduce(
    (sum, file) => sum + file.bytes * shareOf(file, progresses[file.key]),
    0,
  );
  return total > 0 ? sent / total : 0;
}

/** "1.2 MB of 4.5 MB · 800 kB/s · 4 sec left" */
export function uploadStatus(file: OutgoingFile, progress: Progress | undefined): string {
  const { bytes, media, paused, problem } = file;
  if (problem) return uploadProblemText(problem);
  if (media !== undefined) return t('upload.done');
  const { sent = 0, rate = 0, going = false } = progress ?? {};
  const amount = sent > 0 ? [t('upload.amount', { sent: fileSize(sent), size: fileSize(bytes) })] : [];
  return [...amount, ...movement()].join(' · ');

  function movement(): string[] {
    if (paused) return [t('upload.paused')];
    if (!going) return [t('upload.waiting')];
    if (rate === 0) return [t('upload.going')];
    const left = t('upload.left', { time: timeLeft((bytes - sent) / rate) });
    return [t('upload.speed', { size: fileSize(rate) }), left];
  }
}
