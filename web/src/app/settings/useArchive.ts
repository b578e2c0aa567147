import { useEffect, useRef, useState } from 'react';
import { browserFolder, LIFE, openKeep, sweepArchives } from '../../features/exports/archiveKeep';
import { downloadArchive, share } from '../../features/exports/download';
import type { Progress } from '../../features/exports/download';
import type { ExportState } from '../../features/exports/ExportPanel';
import { fileSize, percent } from '../../features/media/measures';
import { problemIn } from '../../shared/http/problem';
import { problemText } from '../../shared/i18n/problemText';
import { locale, t } from '../../shared/i18n/translate';
import { systemClock } from '../../shared/lib/clock';
import { useMediaAccess } from '../../shared/media/MediaAccess';

/** One archive at a time, which ends with the page that shows it. */
export function useArchive(name: string) {
  const { token } = useMediaAccess();
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const running = useRef<AbortController>();

  useEffect(() => {
    sweepArchives(browserFolder(), Date.now(), LIFE).catch(() => undefined);
    return () => running.current?.abort();
  }, []);

  async function start(): Promise<void> {
    const abort = new AbortController();
    running.current = abort;
    const show = (next: ExportState) => running.current === abort && setState(next);
    show({ status: 'preparing' });
    try {
      const keep = await openKeep(browserFolder(), Date.now());
      const file = await downloadArchive({
        fetch: window.fetch.bind(window),
        clock: systemClock,
        token,
        keep,
        language: locale(),
        signal: abort.signal,
        onProgress: (progress) => show(shown(progress)),
      });
      save(file, name);
      systemClock.after(LIFE, () => void keep.discard());
      show({ status: 'done' });
    } catch (error) {
      const problem = problemIn(error);
      const cancelled = problem.code === 'cancelled';
      const text = problem.code === 'no-room' ? t('export.noRoom') : problemText(problem);
      show(cancelled ? { status: 'idle' } : { status: 'failed', text });
    }
  }

  return { state, start, cancel: () => running.current?.abort() };
}

function shown(progress: Progress): ExportState {
  const part = share(progress);
  const text = t('export.sizes', {
    bytes: fileSize(progress.bytes),
    estimate: fileSize(Math.max(progress.bytes, progress.estimate)),
    percent: percent(part),
  });
  return { status: 'loading', share: part, text };
}

/** Hands it to the browser, which asks where it belongs or puts it with the other downloads. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  systemClock.after(LIFE, () => URL.revokeObjectURL(link.href));
}
