import { createContext, useContext } from 'react';
import type { Files } from './fileShelf';

const FilesContext = createContext<Files>(() => Promise.reject(new Error('no files here')));

export const FilesProvider = FilesContext.Provider;

export function useFiles(): Files {
  return useContext(FilesContext);
}
