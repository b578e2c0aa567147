import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/i18n/translate';
import { classes } from '../../../shared/ui/classes';
import { PaperclipIcon } from '../../../shared/ui/icons/PaperclipIcon';
import { carriesFiles, filesIn } from './incoming';
import type { CarriedFiles } from './incoming';

interface DropZoneProps {
  onFiles(carried: CarriedFiles): void;
}

/**
 * Lies over the conversation while files are dragged across the page. Beside it nothing is dropped: the
 * browser would leave the page for the file.
 */
export function DropZone({ onFiles }: DropZoneProps) {
  const zone = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState(false);

  useEffect(() => {
    const within = ({ target }: Event) => target instanceof Node && zone.current?.contains(target);

    function onDrag(event: DragEvent): void {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDragged(true);
      if (event.dataTransfer) event.dataTransfer.dropEffect = within(event) ? 'copy' : 'none';
    }

    function onLeave({ relatedTarget }: DragEvent): void {
      if (relatedTarget === null) setDragged(false);
    }

    function onDrop(event: DragEvent): void {
      const data = event.dataTransfer;
      setDragged(false);
      if (!data || !carriesFiles(data)) return;
      event.preventDefault();
      if (within(event)) onFiles(filesIn(data));
    }

    window.addEventListener('dragenter', onDrag);
    window.addEventListener('dragover', onDrag);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onDrag);
      window.removeEventListener('dragover', onDrag);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);

  return (
    <div ref={zone} className={classes('absolute inset-0 z-20 bg-wall p-4', !dragged && 'hidden')}>
      <div
        className={classes(
          'grid h-full place-content-center justify-items-center gap-3 rounded-card border-2',
          'border-dashed border-accent bg-soft text-title font-semibold text-accent',
        )}
      >
        <PaperclipIcon size={32} />
        {t('attach.drop')}
      </div>
    </div>
  );
}
