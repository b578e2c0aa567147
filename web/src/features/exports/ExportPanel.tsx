import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FormProblem } from '../../shared/ui/FormProblem';
import { DownloadIcon } from '../../shared/ui/icons/DownloadIcon';

export type ExportState =
  | { status: 'idle' | 'preparing' | 'done' }
  | { status: 'loading'; share: number; text: string }
  | { status: 'failed'; text: string };

interface ExportPanelProps {
  state: ExportState;
  online: boolean;
  onStart(): void;
  onCancel(): void;
}

/** Everything of mine in one file: the way to it, how far it is, and what came of it. */
export function ExportPanel({ state, online, onStart, onCancel }: ExportPanelProps) {
  const running = state.status === 'preparing' || state.status === 'loading';
  return (
    <div className="grid gap-3 p-4">
      <p className="text-body text-muted">{t('export.text')}</p>
      <FormProblem text={state.status === 'failed' ? state.text : undefined} />
      <div role="status" className="grid gap-2 text-small text-muted empty:hidden">
        {state.status === 'preparing' && <p>{t('export.preparing')}</p>}
        {state.status === 'loading' && <p>{t('export.stay')}</p>}
        {state.status === 'done' && <p>{t('export.done')}</p>}
        {!online && !running && <p>{t('export.offline')}</p>}
      </div>
      {state.status === 'loading' && <ExportBar share={state.share} text={state.text} />}
      <div className="flex flex-wrap gap-2">
        {running ? (
          <Button variant="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        ) : (
          <Button variant="quiet" disabled={!online} onClick={onStart}>
            <DownloadIcon size={16} />
            {t(state.status === 'failed' ? 'export.retry' : 'export.start')}
          </Button>
        )}
      </div>
    </div>
  );
}

function ExportBar({ share, text }: { share: number; text: string }) {
  return (
    <div className="grid gap-1">
      <span
        role="progressbar"
        aria-label={t('export.progress')}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={text}
        className="relative my-0.5 block h-1 w-full overflow-hidden rounded-full text-accent"
      >
        <span className="absolute inset-0 bg-current opacity-30" />
        <span
          className="block h-full rounded-full bg-current"
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="text-small text-muted tabular-nums">{text}</span>
    </div>
  );
}
