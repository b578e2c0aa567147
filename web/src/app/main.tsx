import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chooseLanguage } from '../shared/i18n/language';
import { App } from './App';
import { createClient } from './client';
import { ClientProvider } from './ClientProvider';

async function main(root: Element): Promise<void> {
  const client = createClient();
  client.start();
  await chooseLanguage(navigator.languages);
  createRoot(root).render(
    <StrictMode>
      <ClientProvider client={client}>
        <App />
      </ClientProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void main(root);
