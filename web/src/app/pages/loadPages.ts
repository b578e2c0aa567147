/** What hardly anybody begins with. */
export const loadPages = () => import('./rarePages');
