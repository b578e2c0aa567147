/** What is said of reporting wherever that is offered. */
export const enReporting = {
  'report.action': 'Report',
} as const;
