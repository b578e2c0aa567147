import type { ReactElement } from 'react';

export interface IconProps {
  /** Edge in pixels. */
  size?: number;
  className?: string | undefined;
  /** What it says where nothing beside it does. */
  label?: string;
}

export type Icon = (props: IconProps) => ReactElement;

/** Makes an icon: decoration, unless it is given a label. */
export function icon(shapes: ReactElement): Icon {
  return function IconShape({ size = 20, className, label }: IconProps) {
    const meaning = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
    return (
      <svg
        {...meaning}
        className={className}
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {shapes}
      </svg>
    );
  };
}
