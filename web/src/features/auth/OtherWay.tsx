import type { Key } from '../../shared/i18n/catalogue';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { Link } from '../../shared/ui/Link';

interface OtherWayProps {
  text: Key;
  link: Key;
  href: string;
}

/** Below a form, the way to the other one, which leads on to the same place. */
export function OtherWay({ text, link, href }: OtherWayProps) {
  const shown = (
    <Link
      href={href + window.location.search}
      className="font-semibold text-accent underline-offset-2 hover:underline"
    >
      {t(link)}
    </Link>
  );
  return <Rich text={text} parts={{ link: shown }} />;
}
