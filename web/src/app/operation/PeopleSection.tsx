import { useEffect, useState } from 'react';
import { operatorPeople } from '../../features/operation/people';
import { serverSettings } from '../../features/operation/settings';
import { useQuery } from '../../shared/http/useQuery';
import { t } from '../../shared/i18n/translate';
import { onMove } from '../../shared/router/navigate';
import { Card } from '../../shared/ui/Card';
import { EmptyState } from '../../shared/ui/EmptyState';
import { SearchIcon } from '../../shared/ui/icons/SearchIcon';
import { SearchField } from '../../shared/ui/SearchField';
import { useDebounced } from '../../shared/ui/useDebounced';
import { useNow } from '../../shared/ui/useNow';
import { OperatedPerson } from './OperatedPerson';
import { Pages } from './Pages';

/** A pause in typing of so many milliseconds starts the search. */
const PAUSE = 200;

const asked = () => new URLSearchParams(window.location.search).get('query') ?? '';

/** Everybody who has an account, and what can be done about them. */
export function PeopleSection() {
  const [query, setQuery] = useState(asked);
  const settled = useDebounced(query.trim(), PAUSE);
  const now = useNow();
  const quota = useQuery(serverSettings, null).data?.limits.mediaBytes;
  useEffect(() => onMove(() => setQuery(asked())), []);
  return (
    <>
      <Card className="mb-4">
        <div className="p-3">
          <SearchField label={t('operator.search')} value={query} onChange={setQuery} />
        </div>
      </Card>
      <Pages
        key={settled}
        endpoint={operatorPeople}
        arg={settled === '' ? {} : { query: settled }}
        label={t('operator.people')}
        className="divide-y divide-line overflow-hidden rounded-card bg-surface shadow-bubble"
        empty={
          <EmptyState icon={SearchIcon} title={t('operator.nobody')}>
            {t('operator.nobodyText')}
          </EmptyState>
        }
        row={(person) => (
          <OperatedPerson key={person.user.id} person={person} quota={quota} now={now} />
        )}
      />
    </>
  );
}
