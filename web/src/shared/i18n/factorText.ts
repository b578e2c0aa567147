import type { Problem } from '../http/problem';
import { problemText } from './problemText';
import { t } from './translate';

/** As `problemText`, where a password or a code was asked for to show who it is. */
export function factorText(problem: Problem | undefined): string | undefined {
  switch (problem?.code) {
    case undefined: return undefined;
    case 'second-factor-wrong': return t('factor.wrong');
    case 'challenge-ended': return t('factor.ended');
    case 'credentials-wrong': return t('factor.passwordWrong');
    default: return problem && problemText(problem);
  }
}
