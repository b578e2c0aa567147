import type { ComponentProps } from 'react';
import { t } from '../i18n/translate';
import { Field } from './Field';

interface CodeFieldProps extends Omit<ComponentProps<typeof Field>, 'label' | 'type'> {
  /** Whether a backup code may stand in, which has letters. */
  backup: boolean;
}

/** Takes a code of an authenticator; phones show digits, and offer what they know. */
export function CodeField({ backup, ...rest }: CodeFieldProps) {
  return (
    <Field
      {...rest}
      label={t('factor.code')}
      hint={t(backup ? 'factor.codeOrBackupHint' : 'factor.codeHint')}
      name="code"
      inputMode={backup ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
    />
  );
}
