/** What merchants must find on the settings page. Runs Stripe's own test renderer. */

import assert from 'node:assert/strict';
import {test} from 'node:test';

import type {ExtensionContextValue} from '@stripe/ui-extension-sdk/context';
import {getMockContextProps} from '@stripe/ui-extension-sdk/testing/mockData';
import {render} from '@stripe/ui-extension-sdk/testing/render';
import {Banner, Link} from '@stripe/ui-extension-sdk/ui';

import manifest from '../../stripe-app.json';
import {APP_NAME, HELP_PAGE} from '../about';
import Settings from './Settings';

type Role = NonNullable<ExtensionContextValue['userContext']['roles']>[number];

function page({mode = 'live' as 'live' | 'test', isSandbox = false, roles = [] as Role[]} = {}) {
  const context = getMockContextProps({environment: {mode}, userContext: {account: {isSandbox}}});
  const {wrapper} = render(<Settings {...context} userContext={{...context.userContext, roles}} />);
  return wrapper;
}

function builtIn(id: Role['id']): Role {
  return {id, name: String(id), type: 'builtIn'};
}

test('the name is that of the manifest', () => {
  assert.equal(APP_NAME, manifest.name);
});

test('the manifest shows this page, and merchants land on it after installing', () => {
  assert.deepEqual(
    manifest.ui_extension.views.map(({viewport, component}) => [viewport, component]),
    [['settings', 'Settings']],
  );
  assert.equal(manifest.post_install_action.type, 'settings');
  assert.equal(manifest.stripe_api_access_type, 'restricted_api_key');
});

test('it tells which key to copy, which to leave, and where to go', () => {
  const text = page().text;
  const order = ['View API keys', 'rk_', 'pk_', `window of ${APP_NAME} on your computer`, 'Paste'];

  const places = order.map((words) => text.indexOf(words, text.indexOf('1. ')));
  assert.ok(places.every((place) => place > 0), text);
  assert.deepEqual(places, [...places].sort((one, other) => one - other));
});

test('it warns never to send the key', () => {
  assert.match(page().text, /Never send it by mail or chat/);
});

test('it says what to do when the key is no longer shown', () => {
  assert.match(page().text, /make a new one on this page/);
});

test('it says whether this page is for real payments, for trying out, or of a sandbox', () => {
  const said = (context: Parameters<typeof page>[0]) =>
    page(context)
      .findAll(Banner)
      .map((banner) => String(banner.prop('description')))
      .join();

  assert.match(said({mode: 'live'}), /real payments \(live\)/);
  assert.match(said({mode: 'test'}), /This page is for trying out \(test\)/);
  assert.match(said({mode: 'test', isSandbox: true}), /sandbox/);
});

test('who may not see keys is told whom to ask, and nobody else is', () => {
  const told = (...roles: Role[]) => page({roles}).findAll(Banner).length === 2;

  assert.ok(told(builtIn('view_only'), builtIn('analyst')));
  assert.ok(!told());
  assert.ok(!told(builtIn('admin')));
  assert.ok(!told(builtIn('view_only'), builtIn('developer')));
  assert.ok(!told(builtIn('view_only'), {id: 'their_own', name: 'Theirs', type: 'custom'}));
});

test('the way to help is a link that leaves the Dashboard open', () => {
  const link = page().find(Link);

  assert.equal(link?.prop('href'), HELP_PAGE);
  assert.equal(link?.prop('target'), '_blank');
});

test('nothing on the page looks like a key', () => {
  assert.doesNotMatch(page().text, /[rsp]k_(live|test)/);
});
