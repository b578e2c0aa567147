import type { AnyAction } from 'redux';
import { useStore } from './StoreProvider';

export function useDispatch(): (action: AnyAction) => void {
  return useStore().dispatch;
}
