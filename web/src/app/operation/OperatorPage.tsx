import { useEffect, useRef, useSyncExternalStore } from 'react';
import { figures } from '../../features/operation/figures';
import { OPERATOR } from '../../features/operation/people';
import { selectIsOperator, selectMe } from '../../features/people/me';
import { useSelector } from '../../shared/hooks/useSelector';
import { useQueryClient } from '../../shared/http/QueryProvider';
import { useQuery } from '../../shared/http/useQuery';
import { enOperator } from '../../shared/i18n/enOperator';
import { enReports } from '../../shared/i18n/enReports';
import { learn, t } from '../../shared/i18n/translate';
import { onMove } from '../../shared/router/navigate';
import { Badge } from '../../shared/ui/Badge';
import { classes } from '../../shared/ui/classes';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import { IconButton } from '../../shared/ui/IconButton';
import { RotateCwIcon } from '../../shared/ui/icons/RotateCwIcon';
import { Link } from '../../shared/ui/Link';
import { Page } from '../../shared/ui/Page';
import { SkeletonPage } from '../../shared/ui/SkeletonPage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { FiguresSection } from './FiguresSection';
import { LogSection } from './LogSection';
import { pathOf, SECTIONS, sectionOf } from './operatorPath';
import type { OperatorSection } from './operatorPath';
import { PeopleSection } from './PeopleSection';
import { ReportsSection } from './ReportsSection';
import { SettingsSection } from './SettingsSection';

learn(enOperator);
learn(enReports);

const PARTS = {
  people: PeopleSection,
  reports: ReportsSection,
  figures: FiguresSection,
  settings: SettingsSection,
  log: LogSection,
};

/** Everything that whoever looks after this instance needs; for nobody else is there such a page. */
export function OperatorPage() {
  const me = useSelector(selectMe);
  const operates = useSelector(selectIsOperator);
  const section = useSyncExternalStore(onMove, () => sectionOf(window.location.hash));
  const queries = useQueryClient();

  // What was asked for in another part may be out of date when somebody comes back to it. Not in the
  // sections themselves: they end with the role, and nothing may be asked for then.
  useEffect(() => () => queries.outdate([OPERATOR]), [queries, section]);

  if (!me) return <SkeletonPage />;
  return operates ? <Sections section={section} /> : <NotFoundPage />;
}

function Sections({ section }: { section: OperatorSection }) {
  const { data, problem } = useQuery(figures, null);
  const queries = useQueryClient();
  const Part = PARTS[section];

  if (problem?.code === 'operators-only') return <NotFoundPage />;
  return (
    <Page
      title={t('operator.title')}
      tools={
        <div className="flex items-center gap-1">
          <Tabs current={section} reports={data?.reports ?? 0} />
          <IconButton
            icon={RotateCwIcon}
            label={t('operator.refresh')}
            onClick={() => queries.outdate([OPERATOR])}
          />
        </div>
      }
    >
      <ErrorBoundary resetKey={section}>
        <Part />
      </ErrorBoundary>
    </Page>
  );
}

interface TabsProps {
  current: OperatorSection;
  /** Open ones. */
  reports: number;
}

function Tabs({ current, reports }: TabsProps) {
  const shown = useRef<HTMLAnchorElement>(null);

  // A narrow window has no room for all of them.
  useEffect(() => {
    void shown.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);

  return (
    <nav aria-label={t('operator.parts')} className="min-w-0 grow overflow-x-auto">
      <ul className="flex gap-1">
        {SECTIONS.map((section) => {
          const text = t(`operator.${section}`);
          const count = section === 'reports' ? reports : 0;
          return (
            <li key={section}>
              <Link
                ref={section === current ? shown : null}
                href={pathOf(section)}
                aria-current={section === current ? 'page' : undefined}
                aria-label={
                  count > 0 ? `${text}: ${t('operator.reportsOpen', { count })}` : undefined
                }
                className={classes(
                  'flex h-11 items-center gap-2 rounded-full px-3 text-small font-semibold wide:px-4',
                  'focus-visible:-outline-offset-2',
                  section === current ? 'bg-soft text-accent' : 'text-muted hover:bg-raised',
                )}
              >
                {text}
                <Badge count={count} />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
