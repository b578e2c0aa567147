import { forwardRef } from 'react';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { navigate } from '../router/navigate';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  /** How to get there, where it is not by a step forward. */
  go?(href: string): void;
}

function opensElsewhere(event: MouseEvent): boolean {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/** A real link, so that it can be copied and opened in a new tab; a plain click stays on the page. */
export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link(
  { href, go = navigate, children, ...rest },
  ref,
) {
  return (
    <a
      ref={ref}
      {...rest}
      href={href}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        go(href);
      }}
    >
      {children}
    </a>
  );
});
