import type { ComponentProps } from 'react';
import { t } from '../../shared/i18n/translate';
import { Field } from '../../shared/ui/Field';

/** Where the code of a letter goes; phones offer to fill it in. */
export function CodeField(props: Omit<ComponentProps<typeof Field>, 'label' | 'name'>) {
  return (
    <Field
      label={t('code.label')}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      {...props}
    />
  );
}
