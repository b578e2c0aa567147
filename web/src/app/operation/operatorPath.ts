import { paths } from '../routes';

/** The parts of the operator's page, which stand in its address. */
export const SECTIONS = ['people', 'reports', 'figures', 'settings', 'log'] as const;
export type OperatorSection = typeof SECTIONS[number];

/** The part that an address names; the first where it names none. */
export function sectionOf(hash: string): OperatorSection {
  return SECTIONS.find((section) => hash === `#${section}`) ?? 'people';
}

export function pathOf(section: OperatorSection): string {
  return `${paths.operator}#${section}`;
}

/** Where somebody is found by their username. */
export function pathToPerson(username: string): string {
  return `${paths.operator}?query=${encodeURIComponent(username)}`;
}
