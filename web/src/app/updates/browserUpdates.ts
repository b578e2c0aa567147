import { createUpdates } from '../../features/updates/updates';
import type { Updates, Workers } from '../../features/updates/updates';

const SCRIPT = '/sw.js';

/** A part of Trusted Types, which only Chromium has so far. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** The address of the worker, in the form that the page's security policy asks for. */
function trustedAddress(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const rules = { createScriptURL: () => SCRIPT };
  const policy = trustedTypes?.createPolicy('martlet-worker', rules);
  return (policy?.createScriptURL(SCRIPT) ?? SCRIPT) as string;
}

let address: string | undefined;

/** Made once: a page may make its policy only once, and registering may have to be tried again. */
function scriptAddress(): string {
  address ??= trustedAddress();
  return address;
}

function browserWorkers(container: ServiceWorkerContainer): Workers {
  return {
    get controller() {
      return container.controller;
    },
    register: () => container.register(scriptAddress(), { updateViaCache: 'none' }),
    addEventListener: (type, listener) => container.addEventListener(type, listener),
  };
}

/** Over plain http to other hosts browsers have no workers; there a reload is all there is. */
function ofThisBrowser(): Updates | undefined {
  const container = (navigator as Partial<Pick<Navigator, 'serviceWorker'>>).serviceWorker;
  if (!container) return undefined;
  const reload = () => window.location.reload();
  return createUpdates({ workers: browserWorkers(container), reload });
}

export const browserUpdates = ofThisBrowser();

/** Leaves this build for the one that the server has. */
export function renewPage(): void {
  if (browserUpdates) void browserUpdates.renew();
  else window.location.reload();
}
