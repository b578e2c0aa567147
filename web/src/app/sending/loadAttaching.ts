export const loadAttaching = () => import('./attachingParts');
