import { useRef } from 'react';
import type { ChangeEvent } from 'react';
import { t } from '../../../shared/i18n/translate';
import { CameraIcon } from '../../../shared/ui/icons/CameraIcon';
import { PaperclipIcon } from '../../../shared/ui/icons/PaperclipIcon';
import { IconButton } from '../../../shared/ui/IconButton';
import type { Camera } from './useCamera';

interface AttachButtonsProps {
  camera: Camera;
  onFiles(files: readonly File[]): void;
  /** Looks through the camera of this device. */
  onCamera(): void;
}

/** Ways to files: those of the device, and a picture that is taken now. */
export function AttachButtons({ camera, onFiles, onCamera }: AttachButtonsProps) {
  const files = useRef<HTMLInputElement>(null);
  const picture = useRef<HTMLInputElement>(null);

  function take({ target }: ChangeEvent<HTMLInputElement>): void {
    const chosen = Array.from(target.files ?? []);
    // So that the same one can be chosen once more.
    target.value = '';
    if (chosen.length > 0) onFiles(chosen);
  }

  return (
    <span className="flex">
      {camera !== 'none' && (
        <IconButton
          icon={CameraIcon}
          label={t('attach.camera')}
          className="my-0.5"
          onClick={() => (camera === 'system' ? picture.current?.click() : onCamera())}
        />
      )}
      <IconButton
        icon={PaperclipIcon}
        label={t('attach.files')}
        className="m-0.5"
        onClick={() => files.current?.click()}
      />
      <input ref={files} type="file" multiple hidden data-choose="files" onChange={take} />
      <input
        ref={picture}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        data-choose="picture"
        onChange={take}
      />
    </span>
  );
}
