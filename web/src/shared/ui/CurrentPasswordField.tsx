import { t } from '../i18n/translate';
import { PasswordField } from './PasswordField';

interface CurrentPasswordFieldProps {
  value: string;
  autoFocus?: boolean;
  onChange(value: string): void;
}

/** For the password that there is already, which a browser may fill in. */
export function CurrentPasswordField(props: CurrentPasswordFieldProps) {
  return (
    <PasswordField
      label={t('auth.password')}
      name="password"
      autoComplete="current-password"
      autoFocus={props.autoFocus ?? false}
      required
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
