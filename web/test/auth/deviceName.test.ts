import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { deviceName } from '../../src/features/auth/deviceName';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const windows = 'Windows NT 10.0; Win64; x64';
const iPhone = 'iPhone; CPU iPhone OS 17_5 like Mac OS X';

test('a device is called what a person would call it', () => {
  equal(deviceName(`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`), 'Chrome on Linux');
  equal(deviceName(`Mozilla/5.0 (${windows}) ${chrome} Edg/126.0`), 'Edge on Windows');
  equal(deviceName(`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${chrome}`), 'Chrome on Android');
  equal(
    deviceName('Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5) Gecko/20100101 Firefox/127.0'),
    'Firefox on macOS',
  );
  equal(
    deviceName(
      `Mozilla/5.0 (${iPhone}) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1`,
    ),
    'Safari on iPhone',
  );
});

test('a device that says nothing is a browser', () => {
  equal(deviceName(''), 'Browser');
});
