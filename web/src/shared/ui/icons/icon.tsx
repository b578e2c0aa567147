import type { ReactElement } from 'react';

export interface IconProps {
  /** Edge in pixels. */
  size?: number;
  className?: string;
}

export type Icon = (props: IconProps) => ReactElement;

/** Makes a decorative icon: whatever it means must also stand in text or in a label beside it. */
export function icon(shapes: ReactElement): Icon {
  return function IconShape({ size = 20, className }: IconProps) {
    return (
      <svg
        aria-hidden="true"
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
