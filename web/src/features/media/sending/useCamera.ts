import { useEffect, useState } from 'react';
import { isTouch } from '../../../shared/ui/isTouch';

/** `system`: a phone brings its own way to take a picture; `live`: this page can look through one. */
export type Camera = 'none' | 'system' | 'live';

export function useCamera(): Camera {
  const [camera, setCamera] = useState<Camera>(isTouch() ? 'system' : 'none');

  useEffect(() => {
    if (camera !== 'none') return;
    // Only over https, and where the browser has any.
    const { mediaDevices } = navigator as Partial<Navigator>;
    mediaDevices?.enumerateDevices().then(
      (devices) => devices.some(({ kind }) => kind === 'videoinput') && setCamera('live'),
      () => undefined,
    );
  }, [camera]);

  return camera;
}
