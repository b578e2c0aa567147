import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { failureText } from '../../src/features/media/failureText';
import { duration, fileSize, fileType } from '../../src/features/media/measures';
import { summaryOf } from '../../src/features/media/summary';
import { de } from '../../src/shared/i18n/de';
import { enMedia } from '../../src/shared/i18n/enMedia';
import { english, learn, speak } from '../../src/shared/i18n/translate';
import { file, film, picture, sound } from '../support/media';

test('a time is as short as it can be', () => {
  const told = [0, 999, 7_400, 59_999, 60_000, 725_000, 3_723_000, -5].map(duration);

  deepEqual(told, ['0:00', '0:00', '0:07', '0:59', '1:00', '12:05', '1:02:03', '0:00']);
});

test('a size is told in the unit that people would take, as their language writes it', () => {
  const sizes = [0, 812, 1_000, 9_950, 30_400, 999_499, 999_500, 1_234_567, 5e9, 2e12];
  deepEqual(sizes.map(fileSize), [
    '0 bytes', '812 bytes', '1 kB', '10 kB', '30 kB', '999 kB', '1 MB', '1.2 MB', '5 GB', '2,000 GB',
  ]);
  speak('de', de);
  equal(fileSize(1_234_567), '1,2 MB');
  speak('en', english);
});

test('a type is how the name ends, or what the server calls it', () => {
  equal(fileType('The loom.final.PdF', 'application/octet-stream'), 'PDF');
  equal(fileType('Makefile', 'text/plain'), 'PLAIN');
  equal(fileType('odd.', 'application/x-tar'), 'TAR');
});

test('whoever has sent too many pixels is told what to do, and nobody else', () => {
  learn(enMedia);
  const refused = picture({ state: 'failed', reason: 'too_many_pixels' });

  equal(failureText(refused, false), 'This picture has too many pixels.');
  equal(
    failureText(refused, true),
    'This picture has too many pixels. Send it smaller, or as a JPEG.',
  );
  equal(failureText(picture({ state: 'failed', reason: 'new' }), true), 'This could not be prepared.');
});

const words = (...them: Parameters<typeof summaryOf>[0]) => summaryOf(them)?.words;

test('what came is told in a word or two', () => {
  equal(words(picture()), 'Photo');
  equal(words(picture(), picture(), picture()), '3 photos');
  equal(words(film()), 'Video');
  equal(words(film(), picture()), '2 photos and videos');
  equal(words(sound()), 'Sound');
  equal(words(file({ name: 'Notes {count}.pdf' })), 'File: Notes {count}.pdf');
  equal(words(file(), sound(), picture()), '3 files');
  equal(words(), undefined);
});

test('what came is told in the other language', () => {
  speak('de', de);
  equal(words(picture(), picture()), '2 Fotos');
  equal(words(file({ name: 'plan.pdf' })), 'Datei: plan.pdf');
  speak('en', english);
});
