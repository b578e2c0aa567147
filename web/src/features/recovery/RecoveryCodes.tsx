import { useState } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { CopyIcon } from '../../shared/ui/icons/CopyIcon';
import { DownloadIcon } from '../../shared/ui/icons/DownloadIcon';

/** Gives the browser a file to keep. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Recovery codes, this once, to be kept somewhere else. */
export function RecoveryCodes({ codes, username }: { codes: readonly string[]; username: string }) {
  const [copied, setCopied] = useState(false);
  const text = `${codes.join('\n')}\n`;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <div className="grid gap-3">
      <ul
        aria-label={t('codes.title')}
        className="grid gap-1.5 rounded-field bg-raised p-4 font-mono text-small"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {'clipboard' in navigator && (
          <Button variant="quiet" onClick={() => void copy()}>
            <CopyIcon size={16} />
            <span role="status">{t(copied ? 'codes.copied' : 'codes.copy')}</span>
          </Button>
        )}
        <Button
          variant="quiet"
          onClick={() => download(`martlet-${username}.txt`, `@${username} · ${location.host}\n\n${text}`)}
        >
          <DownloadIcon size={16} />
          {t('codes.download')}
        </Button>
      </div>
    </div>
  );
}
