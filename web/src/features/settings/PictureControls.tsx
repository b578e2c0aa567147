import { useRef } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CameraIcon } from '../../shared/ui/icons/CameraIcon';

interface PictureControlsProps {
  /** Whether there is one. */
  has: boolean;
  busy: boolean;
  /** Absent where this server takes none. */
  onChoose: ((file: File) => void) | undefined;
  onRemove(): void;
}

/** Chooses another picture of mine, or none. */
export function PictureControls({ has, busy, onChoose, onRemove }: PictureControlsProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex min-h-9 flex-wrap justify-center gap-1 touch:min-h-11">
      {onChoose && (
        <Button variant="plain" busy={busy} onClick={() => input.current?.click()}>
          <CameraIcon size={18} />
          {t(has ? 'avatar.change' : 'avatar.add')}
        </Button>
      )}
      {has && (
        <Button variant="dangerPlain" busy={busy} onClick={onRemove}>
          {t('avatar.remove')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again.
          currentTarget.value = '';
          if (file) onChoose?.(file);
        }}
      />
    </div>
  );
}
