/** What is said where my data are to be had as a file. */
export const enExport = {
  'export.title': 'My data',
  'export.text':
    'Your profile, your friends, and all your conversations with what was sent in them, as one file: pages to read offline, and the same for programs.',
  'export.start': 'Download my data',
  'export.retry': 'Try again',
  'export.preparing': 'The server is looking through your data…',
  'export.stay': 'Stay on this page until it is done.',
  'export.progress': 'Download of my data',
  'export.sizes': '{bytes} of about {estimate} ({percent})',
  'export.done': 'Done. The file is with your downloads: unpack it and open index.html.',
  'export.offline': 'You are offline. The download needs a connection.',
  'export.noRoom': 'There is not enough room on this device.',
} as const;
