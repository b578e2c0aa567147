import { useState } from 'react';
import { CodesStep } from '../../features/secondFactors/CodesStep';
import { EndForm } from '../../features/secondFactors/EndForm';
import { beginFactor, confirmFactor, endFactor } from '../../features/secondFactors/factorEndpoints';
import type { FactorSetup } from '../../features/secondFactors/factorEndpoints';
import { PasswordStep } from '../../features/secondFactors/PasswordStep';
import { ScanStep } from '../../features/secondFactors/ScanStep';
import { useMutation } from '../../shared/http/useMutation';
import { factorText } from '../../shared/i18n/factorText';
import { t } from '../../shared/i18n/translate';
import { Dialog } from '../../shared/ui/Dialog';
import { useToast } from '../../shared/ui/Toasts';
import { useCopying } from '../conversation/useCopying';

interface FactorDialogProps {
  onClose(): void;
}

type Step =
  | { name: 'password' }
  | { name: 'scan'; setup: FactorSetup }
  | { name: 'codes'; codes: readonly string[] };

const stay = () => undefined;

/** From the password to the backup codes. What these show is shown once, so they do not go by chance. */
export function FactorSetupDialog({ onClose }: FactorDialogProps) {
  const [step, setStep] = useState<Step>({ name: 'password' });
  const beginning = useMutation(beginFactor);
  const confirmation = useMutation(confirmFactor);
  const onCopy = useCopying(t('factor.copied'));

  async function begin(password: string): Promise<void> {
    const setup = await beginning.run({ password });
    if (setup) setStep({ name: 'scan', setup });
  }

  async function confirm(code: string): Promise<void> {
    const codes = await confirmation.run({ code });
    if (codes) setStep({ name: 'codes', codes });
  }

  const shown = step.name === 'codes';
  return (
    <Dialog
      title={t(shown ? 'factor.codesTitle' : 'factor.title')}
      onClose={shown ? stay : onClose}
    >
      {step.name === 'password' && (
        <PasswordStep
          busy={beginning.status === 'pending'}
          problem={factorText(beginning.problem)}
          onSubmit={(password) => void begin(password)}
        />
      )}
      {step.name === 'scan' && (
        <ScanStep
          setup={step.setup}
          busy={confirmation.status === 'pending'}
          problem={factorText(confirmation.problem)}
          onCopy={onCopy}
          onSubmit={(code) => void confirm(code)}
        />
      )}
      {step.name === 'codes' && <CodesStep codes={step.codes} onCopy={onCopy} onDone={onClose} />}
    </Dialog>
  );
}

export function FactorEndDialog({ onClose }: FactorDialogProps) {
  const { run, status, problem } = useMutation(endFactor);
  const toast = useToast();

  async function end(password: string, code: string): Promise<void> {
    if (!(await run({ password, code }))) return;
    onClose();
    toast({ text: t('factor.turnedOff') });
  }

  return (
    <Dialog title={t('factor.turnOffTitle')} onClose={onClose}>
      <EndForm
        busy={status === 'pending'}
        problem={factorText(problem)}
        onSubmit={(password, code) => void end(password, code)}
        onClose={onClose}
      />
    </Dialog>
  );
}
