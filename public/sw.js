// The worker of the installed app: it keeps the page that the phone opens without signal, and that page's own files.
// It keeps no page of anybody's data and touches no request but navigations and the build's files. The build that
// installs it stands in its address (?v=…), so that a new build brings a new worker with a new page.
const build = new URL(self.location.href).searchParams.get('v') || 'none';
const prefix = 'nightlight-';
const own = `${prefix}${build}`;
const page = '/unsent';
const patience = 20_000;
// What that page can stand in for: the desk and the stay form of a house, the round of an officer.
const alone = /^\/(desk|stays\/new|tasks|chases(\/[\w-]+)?)$/;

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

// The build before stays: a tab that was opened with it may still ask for a file of it.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(prefix) && name !== own).slice(0, -1))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// The page goes in last: a cache that has it has every file it needs.
async function fill() {
  const answer = await fetch(page, { cache: 'no-store', redirect: 'error' });
  if (!answer.ok) throw new Error(`the phone's page answers ${answer.status}`);
  const text = await answer.clone().text();
  const files = text.match(/static\/(?:chunks|css|media)\/[\w.~/-]+\.(?:js|css|woff2)/g) || [];
  const cache = await caches.open(own);
  await cache.addAll([...new Set(files)].map((file) => `/_next/${file}`));
  await cache.put(page, answer);
}

// Something waits for the person who signed in here. What it says is made by the house and holds nothing of anybody; a
// tap opens the house itself, at a path of its own and nowhere else.
self.addEventListener('push', (event) => {
  const { title, body, tag, path } = told(event.data);
  event.waitUntil(
    self.registration.showNotification(title, {
      ...{ body, tag, data: { path }, icon: '/icon-192.png', badge: '/icon-192.png' },
    }),
  );
});

function told(data) {
  try {
    const { title, body, tag, path } = data.json();
    return { title: String(title), body: String(body), tag: String(tag), path: String(path) };
  } catch {
    return { title: 'Nightlight', body: '', tag: 'nightlight', path: '/account/messages' };
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.path));
});

async function show(path) {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin) return undefined;
  const open = await self.clients.matchAll({ type: 'window' });
  const here = open.find((one) => new URL(one.url).pathname === url.pathname);
  return here ? here.focus() : self.clients.openWindow(url.href);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(visit(request, url));
  else if (url.pathname.startsWith('/_next/static/')) event.respondWith(file(request));
});

/** The page that was asked for; without an answer, or with one of a door whose house is down, the phone's own. */
async function visit(request, url) {
  const filing = request.method === 'GET' && alone.test(url.pathname);
  try {
    const answer = await (filing ? Promise.race([fetch(request), outOfPatience()]) : fetch(request));
    if (!filing || ![502, 503, 504].includes(answer.status)) return answer;
    return (await kept()) || answer;
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

const kept = async () => (await caches.open(own)).match(page);

const outOfPatience = () =>
  new Promise((_, fail) => {
    setTimeout(() => fail(new Error('no answer')), patience);
  });

/** A file of a build never changes: what was kept is right for ever. */
async function file(request) {
  const found = await caches.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(own)).put(request, answer.clone());
  return answer;
}
