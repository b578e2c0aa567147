import { useSyncExternalStore } from 'react';
import { currentPath, onMove } from './navigate';

export function usePath(): string {
  return useSyncExternalStore(onMove, currentPath);
}
