/** What is said once a page is usable, and seldom. */
export const enLate = {
  'update.ready': 'A new version is ready',
  'update.later': 'Later',
  'storage.lost': 'This browser cannot store anything right now. What is not sent yet is gone when you close this tab.',
  'storage.short': 'There is no room here for the files you are sending. Keep this tab open until they are sent.',
  'deletion.cancelled': 'Your account stays. Welcome back.',
  'notice.somebody': 'Somebody',
  'notice.message': 'New message',
  'notice.messages': { one: '{count} new message', other: '{count} new messages' },
} as const;
