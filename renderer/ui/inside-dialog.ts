import { createContext, useContext } from 'react';

export const InsideDialog = createContext(false);

/** Whether this stands in a dialog: while one is open, keys belong to what stands in it. */
export const useIsInsideDialog = (): boolean => useContext(InsideDialog);
