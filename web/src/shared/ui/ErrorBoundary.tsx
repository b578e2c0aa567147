import { Component } from 'react';
import type { ReactNode } from 'react';
import { t } from '../i18n/translate';
import { FailedState } from './FailedState';

interface ErrorBoundaryProps {
  /** A change of it, such as another conversation, gives the region a fresh start. */
  resetKey?: string;
  /** What "try again" does; a page that could not be fetched comes only with a reload. */
  retry?: 'render' | 'reload';
  /** What fails is left out: nobody misses it. */
  silent?: boolean;
  children: ReactNode;
}

interface ErrorBoundaryState {
  broken: boolean;
}

/** Keeps a fault inside its region: the rest of the page lives on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { broken: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (this.state.broken && previous.resetKey !== this.props.resetKey) this.reset();
  }

  private reset = (): void => this.setState({ broken: false });

  private retry = (): void => {
    if (this.props.retry === 'reload') window.location.reload();
    else this.reset();
  };

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    if (this.props.silent) return null;
    return <FailedState text={t('failed.region')} onRetry={this.retry} />;
  }
}
