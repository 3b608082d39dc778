/** The app's settings page: says how the key gets from here into the window on the merchant's computer. */

import {Banner, Box, Link, SettingsView} from '@stripe/ui-extension-sdk/ui';
import type {ExtensionContextValue} from '@stripe/ui-extension-sdk/context';

import {APP_NAME, HELP_PAGE} from '../about';

/** Roles that Stripe lets see API keys. Custom roles are not known here, so nobody is told wrongly that they may not. */
const MAY_SEE_KEYS = ['admin', 'super_admin', 'developer'];

const STEPS = [
  'Press View API keys on this page.',
  'Copy the key that starts with rk_. Leave the one that starts with pk_.',
  `Go back to the window of ${APP_NAME} on your computer.`,
  'Paste the key there. It is checked, and nothing is kept before you say yes.',
];

export default function Settings({environment, userContext}: ExtensionContextValue) {
  return (
    <SettingsView>
      <Box css={{stack: 'y', gap: 'large'}}>
        {cannotSeeKeys(userContext.roles) && (
          <Banner
            type="caution"
            title="Your role in this account may not see API keys"
            description="Ask an administrator to open this page on the computer where the key is needed. Never have it sent to you."
          />
        )}
        <Banner
          type="default"
          title={`One step is left: the key belongs into the window of ${APP_NAME}`}
          description={whereThisIs(environment.mode, userContext.account.isSandbox)}
        />
        <Box css={{stack: 'y', gap: 'small'}}>
          {STEPS.map((step, number) => (
            <Box key={step}>{`${number + 1}. ${step}`}</Box>
          ))}
        </Box>
        <Box>
          If you closed the key before you copied it, or Stripe no longer shows it, make a new one on this page and copy
          that.
        </Box>
        <Box>
          The key is for your own computer. Never send it by mail or chat. Nobody who helps you needs it, and we never ask
          for it.
        </Box>
        <Link href={HELP_PAGE} target="_blank" external>
          {`Help with connecting ${APP_NAME}`}
        </Link>
      </Box>
    </SettingsView>
  );
}

/** True only when every role is one of Stripe's own and none of them may. */
function cannotSeeKeys(roles: ExtensionContextValue['userContext']['roles']): boolean {
  return !!roles?.length && roles.every(({id, type}) => type === 'builtIn' && !!id && !MAY_SEE_KEYS.includes(id));
}

function whereThisIs(mode: 'live' | 'test', isSandbox: boolean): string {
  if (isSandbox) {
    return 'This page is of a sandbox: its key is for trying out (test).';
  }
  return mode === 'live'
    ? 'This page is for real payments (live). For trying out, install the app in test mode too.'
    : 'This page is for trying out (test). For real payments, install the app in live mode too.';
}
