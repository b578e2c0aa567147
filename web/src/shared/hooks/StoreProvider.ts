import { createContext, useContext } from 'react';
import type { Store } from 'redux';

const StoreContext = createContext<Store | undefined>(undefined);

export const StoreProvider = StoreContext.Provider;

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('There is no StoreProvider above this component');
  return store;
}
