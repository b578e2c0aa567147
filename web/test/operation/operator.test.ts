import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { pathOf, pathToPerson, SECTIONS, sectionOf } from '../../src/app/operation/operatorPath';
import { ACTS, audit } from '../../src/features/operation/audit';
import { isNearlyFull } from '../../src/features/operation/figures';
import { listPage } from '../../src/features/operation/listPage';
import { changeStanding, operatorPeople, removePerson } from '../../src/features/operation/people';
import { closeReport, operatorReports } from '../../src/features/operation/reports';
import { changeServerSettings } from '../../src/features/operation/settings';
import { me, meReceived, parseMe, selectIsOperator } from '../../src/features/people/me';
import { english } from '../../src/shared/i18n/translate';
import { string } from '../../src/shared/lib/json';
import { meFrame } from '../support/wire';

test('every part of the page has an address, and an unknown one leads to the first', () => {
  for (const section of SECTIONS) {
    equal(sectionOf(new URL(pathOf(section), 'https://martlet.example').hash), section);
  }
  equal(sectionOf(''), 'people');
  equal(sectionOf('#elsewhere'), 'people');
});

test('a person is found by the whole of their username', () => {
  const { pathname, searchParams } = new URL(pathToPerson('grace&x=1'), 'https://martlet.example');

  equal(pathname, '/operator');
  equal(searchParams.get('query'), 'grace&x=1');
});

test('lists are asked for in pages', () => {
  equal(operatorPeople.request({}).path, '/operator/people?limit=20');
  equal(
    operatorPeople.request({ query: 'a b', after: 'x' }).path,
    '/operator/people?query=a%20b&after=x&limit=20',
  );
  equal(
    operatorReports.request({ state: 'closed' }).path,
    '/operator/reports?state=closed&limit=20',
  );
  equal(audit.request({ after: 'x' }).path, '/operator/audit?after=x&limit=50');
  deepEqual(listPage(string)({ items: ['a'], next: null }), { items: ['a'], next: null });
});

test('what is done to somebody names them in the path alone', () => {
  const suspension = changeStanding.request({ id: 'a/b', suspended: true });

  deepEqual(suspension, {
    method: 'PATCH', path: '/operator/people/a%2Fb', body: { suspended: true },
  });
  equal(removePerson.request('grace').body, undefined);
  equal(closeReport.request('r1').path, '/operator/reports/r1/close');
});

test('settings go back by being told nothing, which is not the same as not being told', () => {
  deepEqual(changeServerSettings.request({ registration: null }).body, { registration: null });
  deepEqual(changeServerSettings.request({ terms: null }).body, { terms: null });
});

test('a disk is nearly full with less than a tenth left', () => {
  equal(isNearlyFull({ free: 100, total: 1_000 }), false);
  equal(isNearlyFull({ free: 99, total: 1_000 }), true);
  equal(isNearlyFull({ free: 0, total: 0 }), false);
});

test('every act has its words', () => {
  for (const act of ACTS) ok(`operator.act.${act}` in english, act);
});

test('the page is there for an operator, and goes when they become a member', () => {
  const told = (role: string) => meReceived(parseMe({ ...Object(meFrame['me']), role }));
  const operator = me(null, told('operator'));

  equal(selectIsOperator({ me: null }), false);
  equal(selectIsOperator({ me: operator }), true);
  equal(selectIsOperator({ me: me(operator, told('member')) }), false);
});
