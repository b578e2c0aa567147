import { useState } from 'react';
import { searchPeople } from '../../features/people/peopleEndpoints';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailedState } from '../../shared/ui/FailedState';
import { SearchIcon } from '../../shared/ui/icons/SearchIcon';
import { UserSearchIcon } from '../../shared/ui/icons/UserSearchIcon';
import { Page } from '../../shared/ui/Page';
import { PeopleList } from '../../shared/ui/PeopleList';
import { SearchField } from '../../shared/ui/SearchField';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useDebounced } from '../../shared/ui/useDebounced';
import { PersonItem } from '../people/PersonItem';

/** A pause in typing of so many milliseconds starts the search. */
const PAUSE = 200;

export function PeoplePage() {
  const [query, setQuery] = useState(
    () => new URLSearchParams(window.location.search).get('query') ?? '',
  );
  return (
    <Page
      title={t('people.title')}
      tools={<SearchField label={t('people.title')} value={query} onChange={setQuery} autoFocus />}
    >
      {query.trim() === '' ? (
        <EmptyState icon={UserSearchIcon} title={t('people.start')}>
          {t('people.startText')}
        </EmptyState>
      ) : (
        <Results query={query.trim()} />
      )}
    </Page>
  );
}

function Results({ query }: { query: string }) {
  const { data, status, problem, refetch } = useQuery(searchPeople, useDebounced(query, PAUSE));
  if (status === 'failed' && problem) {
    return <FailedState text={problemText(problem)} onRetry={refetch} />;
  }
  if (!data) return <SkeletonRows count={3} />;
  if (data.items.length === 0) {
    return (
      <EmptyState icon={SearchIcon} title={t('people.none')}>
        {t('people.noneText')}
      </EmptyState>
    );
  }
  return (
    <PeopleList label={t('people.results')}>
      {data.items.map(({ user }) => (
        <PersonItem key={user.id} user={user} />
      ))}
    </PeopleList>
  );
}
