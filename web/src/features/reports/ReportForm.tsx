import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FormProblem } from '../../shared/ui/FormProblem';
import { RadioList } from '../../shared/ui/RadioList';
import { Switch } from '../../shared/ui/Switch';
import { excessOf, TextArea } from '../../shared/ui/TextArea';
import { REASONS } from './reportEndpoints';
import type { Reason } from './reportEndpoints';

/** Characters. */
const COMMENT = 1_000;

interface ReportFormProps {
  /** What is told to whoever runs the server, in words and, where there is a message, to be seen. */
  told: ReactNode;
  /** Absent where they are blocked already. */
  blockLabel: string | undefined;
  busy: boolean;
  problem: string | undefined;
  onSubmit(reason: Reason, comment: string, block: boolean): void;
  onClose(): void;
}

/** Why somebody is reported, in a choice and in words. */
export function ReportForm(props: ReportFormProps) {
  const [reason, setReason] = useState<Reason>('spam');
  const [comment, setComment] = useState('');
  const [block, setBlock] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (excessOf(comment, COMMENT) === 0) props.onSubmit(reason, comment.trim(), block);
  }

  return (
    <form onSubmit={submit} noValidate className="mt-2 grid gap-3">
      {props.told}
      <div className="-mx-4">
        <RadioList
          label={t('report.why')}
          options={REASONS.map((value) => ({
            value,
            label: t(`report.reason.${value}`),
            note: t(`report.reason.${value}Text`),
          }))}
          chosen={reason}
          onChoose={(value) => setReason(value)}
        />
      </div>
      <TextArea
        label={t('report.comment')}
        limit={COMMENT}
        rows={2}
        value={comment}
        onChange={setComment}
      />
      {props.blockLabel !== undefined && (
        <div className="-mx-4">
          <Switch
            label={props.blockLabel}
            note={t('report.blockText')}
            on={block}
            onChange={setBlock}
          />
        </div>
      )}
      <FormProblem text={props.problem} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" size="medium" onClick={props.onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="medium" busy={props.busy}>
          {t('report.send')}
        </Button>
      </div>
    </form>
  );
}
