import { ExportPanel } from '../../features/exports/ExportPanel';
import { useSelector } from '../../shared/hooks/useSelector';
import { enExport } from '../../shared/i18n/enExport';
import { learn, t } from '../../shared/i18n/translate';
import { selectConnection } from '../../shared/realtime/connection';
import { Card } from '../../shared/ui/Card';
import { Section } from '../../shared/ui/Section';
import { useArchive } from './useArchive';

learn(enExport);

/** All of my data, to be saved as a file. */
export function DataExport({ username }: { username: string }) {
  const online = useSelector(selectConnection).status === 'online';
  const { state, start, cancel } = useArchive(`martlet-${username}.zip`);
  return (
    <Section title={t('export.title')}>
      <Card>
        <ExportPanel state={state} online={online} onStart={() => void start()} onCancel={cancel} />
      </Card>
    </Section>
  );
}
