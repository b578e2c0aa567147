import { ForgottenPage } from './ForgottenPage';
import { InvitationPage } from './InvitationPage';
import { RegisterPage } from './RegisterPage';

const PAGES = {
  invitation: InvitationPage,
  register: RegisterPage,
  resetPassword: ForgottenPage,
};

/** The pages that are for whoever comes, by their routes. */
export function OutsidePage({ name }: { name: keyof typeof PAGES }) {
  const Shown = PAGES[name];
  return <Shown />;
}
