import { fileSize } from '../../features/media/measures';
import { DiskBar } from '../../features/operation/DiskBar';
import { FigureList } from '../../features/operation/FigureList';
import type { Shown } from '../../features/operation/FigureList';
import { figures, isNearlyFull } from '../../features/operation/figures';
import type { Disk, Figures } from '../../features/operation/figures';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { locale, t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { FailedState } from '../../shared/ui/FailedState';
import { Section } from '../../shared/ui/Section';
import { SkeletonRows } from '../../shared/ui/Skeleton';

const number = (value: number) => value.toLocaleString(locale());

function shown(told: Figures): Shown[] {
  const suspended = told.suspended > 0 && t('operator.figure.suspended', { count: told.suspended });
  return [
    {
      name: t('operator.people'),
      value: number(told.people),
      ...(suspended ? { note: suspended } : {}),
    },
    { name: t('operator.figure.online'), value: number(told.online) },
    { name: t('operator.figure.reports'), value: number(told.reports) },
    { name: t('operator.figure.messages'), value: number(told.messages) },
    { name: t('operator.figure.media'), value: fileSize(told.mediaBytes) },
    {
      name: t('operator.figure.database'),
      value: told.databaseBytes === null ? '–' : fileSize(told.databaseBytes),
    },
    { name: t('operator.figure.version'), value: told.version },
  ];
}

/** How much there is of everything, and how much still fits. */
export function FiguresSection() {
  const { data, status, problem, refetch } = useQuery(figures, null);
  if (status === 'failed' && problem) {
    return <FailedState text={problemText(problem)} onRetry={refetch} />;
  }
  if (!data) return <SkeletonRows count={4} />;
  return (
    <>
      <div className="mb-8">
        <FigureList figures={shown(data)} />
      </div>
      <Section title={t('operator.disk')}>
        <Card>
          {data.disk ? (
            <KnownDisk disk={data.disk} />
          ) : (
            <p className="p-4 text-body text-muted">{t('operator.diskUnknown')}</p>
          )}
        </Card>
      </Section>
    </>
  );
}

function KnownDisk({ disk }: { disk: Disk }) {
  const { free, total } = disk;
  return (
    <DiskBar
      used={total === 0 ? 1 : 1 - free / total}
      text={t('operator.diskText', { free: fileSize(free), total: fileSize(total) })}
      nearlyFull={isNearlyFull(disk)}
    />
  );
}
