import { useMemo } from 'react';
import { qrCode } from '../qr/qrCode';

interface QrPictureProps {
  text: string;
  label: string;
}

/** Dark on light in every theme, because that is how readers know it, with four modules around. */
export function QrPicture({ text, label }: QrPictureProps) {
  const code = useMemo(() => qrCode(text), [text]);
  if (!code) return null;
  const size = code.length + 8;
  const path = code.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 rounded-field bg-paper text-print"
    >
      <path d={path.join('')} fill="currentColor" />
    </svg>
  );
}
