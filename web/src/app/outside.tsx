import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLanguage, wantedTags } from '../features/settings/language';
import { chooseLanguage } from '../shared/i18n/language';
import { App } from './App';
import { createClient } from './client';
import { ClientProvider } from './ClientProvider';
import { installPrompt } from './installPrompt';

/** Puts the client on the page. */
export async function begin(root: Element): Promise<void> {
  installPrompt.listen(window);
  const client = createClient();
  client.start();
  await chooseLanguage(wantedTags(chosenLanguage(), navigator.languages)).catch(() => undefined);
  createRoot(root).render(
    <StrictMode>
      <ClientProvider client={client}>
        <App />
      </ClientProvider>
    </StrictMode>,
  );
}
