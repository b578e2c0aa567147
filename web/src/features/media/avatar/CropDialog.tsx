import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { t } from '../../../shared/i18n/translate';
import { classes } from '../../../shared/ui/classes';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { FormProblem } from '../../../shared/ui/FormProblem';
import { useStage } from '../viewer/useStage';
import { covering, LARGEST, STEP } from '../viewer/view';
import { squareOf, squareSeen } from './square';

/** How far a key moves the picture, in pixels. */
const NUDGE = 12;
const UNKNOWN = { width: 1, height: 1 };

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface CropDialogProps {
  /** The address of the picture on this device. */
  src: string;
  busy: boolean;
  problem: string | undefined;
  onCrop(square: Blob): void;
  onClose(): void;
}

/** Chooses the square of a picture that others see, with a pointer, fingers or keys. */
export function CropDialog({ src, busy, problem, onCrop, onClose }: CropDialogProps) {
  const room = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [picture, setPicture] = useState<typeof UNKNOWN | 'unreadable'>(UNKNOWN);
  const readable = picture === 'unreadable' ? UNKNOWN : picture;
  const stage = useStage(room, { id: src, picture: readable, size: covering, roams: true });
  const { view, fit } = stage;

  function onKeyDown(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    const zoom = event.key === '+' || event.key === '=' ? STEP : event.key === '-' ? 1 / STEP : 1;
    if (!arrow && zoom === 1) return;
    event.preventDefault();
    if (arrow) stage.panBy({ x: arrow[0] * NUDGE, y: arrow[1] * NUDGE });
    else stage.zoomBy(zoom);
  }

  async function crop(): Promise<void> {
    if (!image.current) return;
    onCrop(await squareOf(image.current, squareSeen(readable, fit, stage.stage, view)));
  }

  const told = picture === 'unreadable' ? t('avatar.unreadable') : problem;
  return (
    <Dialog title={t('avatar.title')} onClose={onClose}>
      <div
        ref={room}
        {...stage.handlers}
        role="application"
        aria-label={t('avatar.area')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className={classes(
          'relative mx-auto mt-4 size-72 max-w-full cursor-grab touch-none',
          'overflow-hidden rounded-card bg-raised select-none',
        )}
      >
        <img
          ref={image}
          src={src}
          alt=""
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setPicture({ width, height })
          }
          onError={() => setPicture('unreadable')}
          className="absolute inset-1/2 max-w-none"
          style={{
            width: fit.width,
            height: fit.height,
            transform: `translate(-50%, -50%) translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
          }}
        />
        {/* What others see is round; what lies outside is dimmed. */}
        <span className="pointer-events-none absolute inset-0 rounded-full shadow-crop" />
      </div>
      <label className="mt-4 flex items-center gap-3 text-small text-muted">
        {t('avatar.zoom')}
        <input
          type="range"
          min={1}
          max={LARGEST}
          step={0.05}
          value={view.scale}
          onChange={(event) => stage.zoomBy(Number(event.target.value) / view.scale)}
          className="h-11 grow accent-fill"
        />
      </label>
      <p className="mb-4 text-small text-muted">{t('avatar.hint')}</p>
      <FormProblem text={told} />
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button variant="quiet" size="medium" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          size="medium"
          busy={busy}
          disabled={picture === UNKNOWN || picture === 'unreadable'}
          onClick={() => void crop()}
        >
          {t('avatar.use')}
        </Button>
      </div>
    </Dialog>
  );
}
