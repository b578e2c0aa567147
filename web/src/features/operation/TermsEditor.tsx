import { useState } from 'react';
import type { FormEvent } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FormProblem } from '../../shared/ui/FormProblem';
import { LongText } from '../../shared/ui/LongText';
import { SegmentedChoice } from '../../shared/ui/SegmentedChoice';
import { excessOf, TextArea } from '../../shared/ui/TextArea';

/** Characters. */
const LIMIT = 20_000;

interface TermsEditorProps {
  /** What holds now; empty where there is nothing. */
  text: string;
  /** Since when, in words. */
  since: string;
  busy: boolean;
  problem: string | undefined;
  onSave(text: string): void;
  onRemove(): void;
}

/** The text that newcomers agree to: written, looked at as they will see it, saved. */
export function TermsEditor({ text, since, busy, problem, onSave, onRemove }: TermsEditorProps) {
  const [draft, setDraft] = useState(text);
  const [view, setView] = useState<'write' | 'preview'>('write');
  const changed = draft.trim() !== text.trim() && draft.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (changed && excessOf(draft, LIMIT) === 0) onSave(draft.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4 p-4">
      <p className="text-body text-muted">{t('operator.termsText')}</p>
      <div className="-m-4">
        <SegmentedChoice
          name="terms-view"
          label={t('operator.termsView')}
          segments={[
            { value: 'write', label: t('operator.write') },
            { value: 'preview', label: t('operator.preview') },
          ]}
          chosen={view}
          onChoose={(value) => setView(value)}
        />
      </div>
      {view === 'write' ? (
        <TextArea
          label={t('operator.terms')}
          hint={since}
          limit={LIMIT}
          rows={10}
          value={draft}
          onChange={setDraft}
        />
      ) : (
        <LongText
          label={t('operator.preview')}
          text={draft.trim() === '' ? t('operator.noTerms') : draft.trim()}
        />
      )}
      <FormProblem text={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="medium" busy={busy} disabled={!changed}>
          {t('operator.save')}
        </Button>
        {text !== '' && (
          <Button variant="dangerPlain" size="medium" busy={busy} onClick={onRemove}>
            {t('operator.termsRemove')}
          </Button>
        )}
      </div>
    </form>
  );
}
