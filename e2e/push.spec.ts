import type { BrowserContext, Page } from '@playwright/test';
import { pushWords } from '#lib/identity/push/words.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';

/** The browser's push service stands outside every test: it hands out a place and real keys, as the browser itself does. */
const service = async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const keys: Record<string, ArrayBuffer> = {
    p256dh: await crypto.subtle.exportKey('raw', pair.publicKey),
    auth: crypto.getRandomValues(new Uint8Array(16)).buffer,
  };
  const endpoint = `https://fcm.googleapis.com/fcm/send/${crypto.randomUUID()}`;
  let given: object | null = null;
  PushManager.prototype.getSubscription = () => Promise.resolve(given as PushSubscription | null);
  PushManager.prototype.subscribe = () => {
    given = { endpoint, options: {}, getKey: (name: string) => keys[name], unsubscribe: async () => true };
    return Promise.resolve(given as PushSubscription);
  };
};

/** A message as the push service delivers it, opened by the browser. */
async function delivered(context: BrowserContext, page: Page, data: string): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const registration = new Promise<string>((found) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) found(first.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const origin = new URL(page.url()).origin;
  await devtools.send('ServiceWorker.deliverPushMessage', {
    ...{ origin, data },
    registrationId: await registration,
  });
}

/** What the phone's own page has asked the system to show: a browser without a screen shows nothing itself. */
async function shownBy(context: BrowserContext): Promise<() => Promise<string[][]>> {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('no service worker runs');
  await worker.evaluate(`self.shown = [];
    self.registration.showNotification = async (title, { body, data }) => self.shown.push([title, body, data.path]);`);
  return () => worker.evaluate<string[][]>('self.shown');
}

test('a browser is told on by its person, shows that something waits, and is told off again', async ({
  as,
  beats,
  language,
}) => {
  const words = pushWords(language);
  const sysadmin = await as(await holderOf('sysadmin'));
  await sysadmin.goto('/channels?channel=web_push');
  const form = sysadmin.locator('form#set-web_push');
  await form.locator('[name=contact]').fill('post@county.example');
  await form.locator('[name=enabled]').check();
  await form.locator('button').click();
  await sysadmin.waitForURL(/done=saved/);

  const page = await as(await holderOf('officer', beats[0]?.id ?? ''), { permissions: ['notifications'] });
  await page.goto('/account');
  await page.evaluate(service);
  await page.getByRole('button', { name: words.turnOn }).click();
  await expect(page.getByRole('heading', { name: words.saved })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  const shown = await shownBy(page.context());
  const told = { title: '守夜灯', body: '有一条消息，点开看。', tag: 't', path: '/account/messages' };
  await delivered(page.context(), page, JSON.stringify(told));
  await expect.poll(shown).toEqual([[told.title, told.body, told.path]]);

  await page.getByRole('button', { name: words.turnOff }).click();
  await expect(page.getByRole('heading', { name: words.ended })).toBeVisible();
});
