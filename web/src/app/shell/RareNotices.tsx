import { KeptNotice } from './KeptNotice';
import { StorageNotice } from './StorageNotice';

/** What hardly anybody is ever told. */
export function RareNotices() {
  return (
    <>
      <KeptNotice />
      <StorageNotice />
    </>
  );
}
