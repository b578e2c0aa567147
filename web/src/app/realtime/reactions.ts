import type { AnyAction } from 'redux';
import {
  sessionAwaited, sessionEnded, sessionReplaced, sessionRestored, sessionResumed, signedIn,
  signedOut, tokenRenewed,
} from '../../features/auth/session';
import { pointersRaised } from '../../features/conversations/conversations';
import type { Uploader } from '../../features/media/sending/uploader';
import { entriesApplied, logCompared } from '../../features/messages/logs';
import {
  conversationClosed, conversationOpened, olderWanted,
} from '../../features/messages/messageActions';
import { typingEnded } from '../../features/presence/typing';
import { attentionChanged, attentionReturned, networkLost } from '../../shared/realtime/attention';
import { compared, connectionChanged } from '../../shared/realtime/connection';
import type { Socket } from '../../shared/realtime/socket';
import type { RootState } from '../rootReducer';
import type { Storage } from '../storage/storage';
import type { Tabs } from '../tabs/tabs';
import type { Leader } from './leader';
import type { Looking } from './looking';
import type { Parts } from './parts';

interface Ports {
  getState(): RootState;
  dispatch(action: AnyAction): void;
  socket: Socket;
  parts: Parts;
  uploads: Uploader;
  tabs: Tabs;
  leader: Leader;
  looking: Looking;
  storage: Storage;
  online(): void;
}

/** What follows from an event, beyond the state it has made. */
export function createReactions(ports: Ports): (action: AnyAction, before: RootState) => void {
  const { getState, dispatch, socket, parts, uploads, tabs, leader, looking } = ports;

  function ofSession(action: AnyAction, { session }: RootState): void {
    if (sessionAwaited.match(action) || signedIn.match(action)) tabs.wanted();
    if (sessionRestored.match(action) || sessionResumed.match(action)) {
      tabs.wanted();
      leader.signedIn();
    }
    if ([signedOut, sessionEnded, sessionReplaced].some(({ match }) => match(action))) {
      parts.history.closed();
      tabs.unwanted();
      uploads.stop();
      leader.stop();
      if (session.user !== undefined) {
        void ports.storage.wipe(session.user, sessionEnded.match(action) ? 'unsent' : 'nothing');
      }
    }
    if (tokenRenewed.match(action)) {
      socket.send({ type: 'auth', id: 'auth', token: action.payload.token });
    }
  }

  /** In every tab. */
  function ofConversations(action: AnyAction): void {
    if (conversationOpened.match(action)) parts.history.opened(action.payload.conversation);
    if (conversationClosed.match(action)) parts.history.closed();
    if (olderWanted.match(action)) parts.history.older(action.payload.conversation);
    if (compared.match(action)) {
      parts.history.retry();
      ports.online();
    }
  }

  function ofAttention(action: AnyAction): void {
    if (attentionReturned.match(action)) socket.happened({ type: 'nudged' });
    if (networkLost.match(action)) socket.happened({ type: 'networkLost' });
    if (attentionChanged.match(action)) looking.changed(action.payload.active);
  }

  /** Where the socket is. */
  function ofConnection(action: AnyAction): void {
    if (connectionChanged.match(action) && isLost(action.payload.status)) {
      for (const part of [parts.sender, parts.keeper, parts.reporter, parts.gate]) {
        part.disconnected();
      }
    }
    if (compared.match(action)) {
      parts.reporter.compared();
      parts.drafts.retry();
    }
    if (connectionChanged.match(action) && !isLost(action.payload.status)) {
      if (action.payload.status === 'syncing') looking.connected();
      parts.sender.pump();
      uploads.pump();
      uploads.nudge();
    }
  }

  function ofLogs(action: AnyAction): void {
    if (pointersRaised.match(action) && !getState().conversations[action.payload.conversation]) {
      parts.compare();
    }
    if (logCompared.match(action) && action.payload.complete) {
      parts.keeper.headSeen(action.payload.conversation, action.payload.head);
    }
    if (entriesApplied.match(action)) endTyping(action.payload);
  }

  function ofDrafts(action: AnyAction): void {
    const left = attentionChanged.match(action) && !action.payload.active;
    if (left || conversationClosed.match(action)) parts.drafts.left();
  }

  function endTyping(entries: ReturnType<typeof entriesApplied>['payload']): void {
    for (const { conversation, message } of entries) {
      if (message) dispatch(typingEnded({ conversation, user: message.author }));
    }
  }

  return (action, before) => {
    ofSession(action, before);
    ofConversations(action);
    ofAttention(action);
    parts.typing(action);
    if (!tabs.leads()) return;
    ofConnection(action);
    ofLogs(action);
    ofDrafts(action);
  };
}

function isLost(status: RootState['connection']['status']): boolean {
  return status === 'offline' || status === 'connecting';
}
