import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../i18n/translate';
import { classes } from './classes';
import { CircleAlertIcon } from './icons/CircleAlertIcon';
import { CircleCheckIcon } from './icons/CircleCheckIcon';
import { XIcon } from './icons/XIcon';

const LASTS = 5_000;

export interface Toast {
  text: string;
  tone?: 'done' | 'failed';
  action?: { label: string; run(): void };
  /** Runs once when the toast ends without its action: by time, by hand, or with the page. */
  onEnd?: () => void;
}

interface Shown extends Toast {
  id: number;
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a short notice that leaves by itself. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);

  const show = useCallback((toast: Toast) => {
    next.current += 1;
    const id = next.current;
    setShown((before) => [...before, { ...toast, id }]);
  }, []);

  const remove = useCallback((id: number) => {
    setShown((before) => before.filter((toast) => toast.id !== id));
  }, []);

  return (
    <ToastContext.Provider value={show}>
      {children}
      <div
        className={classes(
          'pointer-events-none fixed inset-x-0 bottom-20 z-30 grid justify-items-center gap-2',
          'px-4 wide:bottom-24',
        )}
      >
        <div role="status" className="contents">
          {shown
            .filter((toast) => toast.tone !== 'failed')
            .map((toast) => (
              <ToastCard key={toast.id} toast={toast} onGone={remove} />
            ))}
        </div>
        <div role="alert" className="contents">
          {shown
            .filter((toast) => toast.tone === 'failed')
            .map((toast) => (
              <ToastCard key={toast.id} toast={toast} onGone={remove} />
            ))}
        </div>
      </div>
    </ToastContext.Provider>
  );
}

/** Ends exactly once, whatever ends it. */
function useEnding(toast: Shown, onGone: (id: number) => void): (withAction: boolean) => void {
  const over = useRef(false);
  const end = useCallback(
    (withAction: boolean) => {
      if (over.current) return;
      over.current = true;
      if (withAction) toast.action?.run();
      else toast.onEnd?.();
      onGone(toast.id);
    },
    [toast, onGone],
  );
  useEffect(() => {
    const expire = () => end(false);
    const timer = window.setTimeout(expire, LASTS);
    window.addEventListener('pagehide', expire);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('pagehide', expire);
    };
  }, [end]);
  return end;
}

function ToastCard({ toast, onGone }: { toast: Shown; onGone(id: number): void }) {
  const end = useEnding(toast, onGone);
  const Shape = toast.tone === 'failed' ? CircleAlertIcon : CircleCheckIcon;
  return (
    <div
      className={classes(
        'pointer-events-auto flex max-w-full animate-rise items-center gap-2.5 rounded-card',
        'bg-inverse py-1.5 ps-4 pe-1.5 text-small font-medium text-on-inverse shadow-float',
      )}
    >
      <Shape size={18} className="shrink-0" />
      <span className="min-w-0 py-2 wrap-anywhere">{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          className={classes(
            'h-9 rounded-full px-3 font-semibold text-inverse-accent underline-offset-2',
            'hover:underline',
          )}
          onClick={() => end(true)}
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t('close')}
        className="grid size-9 shrink-0 place-items-center rounded-full"
        onClick={() => end(false)}
      >
        <XIcon size={16} />
      </button>
    </div>
  );
}
