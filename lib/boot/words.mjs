/**
 * Every sentence of the launcher that a person reads when something is wrong: what, and the cure.
 * Plain JavaScript beside the rooms' `words.ts`, because it must speak before anything is installed.
 */
export const words = {
  badPort: (value) => ({
    zh: `PORT=${value} 不是有效端口，请用 1 到 65535 之间的整数，例如 PORT=3000。`,
    en: `PORT=${value} is no port; use a whole number from 1 to 65535, such as PORT=3000.`,
  }),
  badHost: (value) => ({
    zh: `HOST=${value} 不能监听，请用本机的地址，例如 HOST=127.0.0.1。`,
    en: `HOST=${value} cannot be listened on; use an address of this machine, such as HOST=127.0.0.1.`,
  }),
  badSeed: (value) => ({
    zh: `NIGHTLIGHT_SEED=${value} 无效，只能是 demo 或 empty。`,
    en: `NIGHTLIGHT_SEED=${value} is unknown; use demo or empty.`,
  }),
  badClock: (value) => ({
    zh: `NIGHTLIGHT_CLOCK=${value} 无效，请写带时区的时刻，例如 2026-11-23T00:00:00+08:00。`,
    en: `NIGHTLIGHT_CLOCK=${value} is no instant; write it with its zone, such as 2026-11-23T00:00:00+08:00.`,
  }),
  badOrigin: (value) => ({
    zh: `NIGHTLIGHT_ORIGIN=${value} 无效，请写 https://主机名，不带路径。`,
    en: `NIGHTLIGHT_ORIGIN=${value} is no origin; write https://host without a path.`,
  }),
  badInternalHost: (value) => ({
    zh: `NIGHTLIGHT_INTERNAL_HOSTS 里的 ${value} 不是主机名，请写 sso.example 这样的名字，用空格隔开。`,
    en: `${value} in NIGHTLIGHT_INTERNAL_HOSTS is no host name; write names such as sso.example with spaces between.`,
  }),
  badDatabaseUrl: () => ({
    zh: 'DATABASE_URL 无效，请写 postgres://用户:密码@主机:5432/库名；不设则使用自带数据库。',
    en: 'DATABASE_URL is malformed; write postgres://user:password@host:5432/name, or unset it to use the embedded database.',
  }),
  portTaken: (host, port) => ({
    zh: `${host} 的端口 ${port} 已被占用，请关掉占用它的程序，或换一个端口：PORT=${port + 1} npm start。`,
    en: `Port ${port} of ${host} is taken; stop what holds it or choose another: PORT=${port + 1} npm start.`,
  }),
  portForbidden: (port) => ({
    zh: `没有权限使用端口 ${port}，请用 1024 以上的端口：PORT=3000 npm start。`,
    en: `Port ${port} is not permitted to this user; use one above 1023: PORT=3000 npm start.`,
  }),
  dataUnwritable: (folder, code) => ({
    zh: `数据目录 ${folder} 不可写（${code}），请改权限，或用 NIGHTLIGHT_DATA=/可写的/目录 另指一个。`,
    en: `The data folder ${folder} cannot be written (${code}); mend its rights or name another: NIGHTLIGHT_DATA=/writable/folder.`,
  }),
  alreadyRunning: (folder, pid) => ({
    zh: `守夜灯已在使用 ${folder}（进程 ${pid}）；先停掉它（kill ${pid}），或用 NIGHTLIGHT_DATA 另指一个目录。`,
    en: `Nightlight already runs on ${folder} (process ${pid}); stop it first (kill ${pid}) or name another folder with NIGHTLIGHT_DATA.`,
  }),
  noNode24: (platform) => ({
    zh: `没有适合 ${platform} 的 Node 24 安装包，请自行安装 Node 24 后再试。`,
    en: `There is no packaged Node 24 for ${platform}; install Node 24 and try again.`,
  }),
  nodeTooOld: (version) => ({
    zh: `Node ${version} 太旧，请安装 Node 20 或更新版本。`,
    en: `Node ${version} is too old; install Node 20 or later.`,
  }),
  installFailed: () => ({
    zh: 'npm install 失败（原因见上），请检查网络或 npm 源后再试。',
    en: 'npm install failed (its words are above); check the network or the npm registry and try again.',
  }),
  lockChanged: () => ({
    zh: 'npm install 想改动 package-lock.json（已还原）：package.json 与锁文件不一致，请在开发机上运行 npm install 并提交锁文件。',
    en: 'npm install wanted to change package-lock.json (put back): it disagrees with package.json; run npm install where it is developed and commit the lock file.',
  }),
  packagesUnwritable: (folder) => ({
    zh: `需要安装依赖，但 ${folder} 不可写，请由该目录的所有者运行 npm install。`,
    en: `Packages are to be installed but ${folder} cannot be written; let the owner of the checkout run npm install.`,
  }),
  installBusy: (pid) => ({
    zh: `另一个进程（${pid}）正在安装依赖，请等它结束后再试。`,
    en: `Another process (${pid}) is installing packages here; wait for it and try again.`,
  }),
  noPostgresPackage: (platform) => ({
    zh: `没有适合 ${platform} 的自带 PostgreSQL，请用 DATABASE_URL 指向一个 PostgreSQL 15 以上的数据库。`,
    en: `There is no embedded PostgreSQL for ${platform}; point DATABASE_URL at a PostgreSQL 15 or later.`,
  }),
  noOtherUser: () => ({
    zh: 'PostgreSQL 不能以 root 运行，而系统里没有 nobody 用户：请运行 useradd --system nightlight，或换普通用户启动。',
    en: 'PostgreSQL refuses to run as root and this system has no user nobody: run useradd --system nightlight, or start as an ordinary user.',
  }),
  noPlace: (folder) => ({
    zh: `以 root 启动时数据库要用另一个用户，而它进不了 ${folder}，/var/lib 也不可写：请用 NIGHTLIGHT_DATA 指一个所有上级目录都可进入的目录。`,
    en: `Started as root the database runs as another user, who can neither enter ${folder} nor be given a folder in /var/lib: name a folder with NIGHTLIGHT_DATA whose parents anyone may enter.`,
  }),
  clusterGone: (folder, file) => ({
    zh: `${file} 里记着的数据库目录 ${folder} 不见了：请把它放回；确实不要了，就删掉 ${file}。`,
    en: `The database folder ${folder} named in ${file} is gone: bring it back or, if it is not wanted, remove ${file}.`,
  }),
  clusterOther: (folder, uid) => ({
    zh: `数据库目录 ${folder} 属于另一个用户（uid ${uid}），请用那个用户启动。`,
    en: `The database folder ${folder} belongs to another user (uid ${uid}); start as that user.`,
  }),
  clusterVersion: (folder, version) => ({
    zh: `${folder} 是 PostgreSQL ${version} 建的，自带的是 18：请用旧版本备份后恢复到新目录。`,
    en: `${folder} was made by PostgreSQL ${version} and the embedded one is 18: back it up with the old release and restore into a new folder.`,
  }),
  passwordGone: (file) => ({
    zh: `找不到数据库密码 ${file}：请从备份放回 keys 目录。`,
    en: `The database password ${file} is missing: bring the keys folder back from its backup.`,
  }),
  initFailed: (line) => ({
    zh: `建立数据库失败：${line}`,
    en: '(initdb failed; the whole text is in log/postgres.log)',
  }),
  postgresFailed: (line, file) => ({
    zh: `数据库没有起来：${line}。详见 ${file}。`,
    en: `The database did not start; see ${file}.`,
  }),
  postgresSlow: (file) => ({
    zh: `数据库在十分钟内没有就绪，详见 ${file}。`,
    en: `The database was not ready within ten minutes; see ${file}.`,
  }),
  databaseUnreachable: (where, reason) => ({
    zh: `连不上 DATABASE_URL 指向的数据库 ${where}（${reason}）：请检查地址、密码和网络；不设 DATABASE_URL 则使用自带数据库。`,
    en: `The database of DATABASE_URL at ${where} cannot be reached (${reason}): check address, password and network, or unset it to use the embedded one.`,
  }),
  databaseOld: (version) => ({
    zh: `数据库是 PostgreSQL ${version}，至少要 15：请升级，或不设 DATABASE_URL 使用自带的 18。`,
    en: `The database is PostgreSQL ${version} and 15 is the least: upgrade it or unset DATABASE_URL to use the embedded 18.`,
  }),
  prepareFailed: () => ({
    zh: '数据库没有准备好（原因见上）。',
    en: 'The database could not be prepared (the reason is above).',
  }),
  buildFailed: (file) => ({
    zh: `页面构建失败（原因见上，全文在 ${file}）。`,
    en: `The build failed (its last lines are above, all of it in ${file}).`,
  }),
  gaveUp: (name, line, file) => ({
    zh: `${name} 连续停了五次，不再重启：${line}。详见 ${file}。`,
    en: `${name} stopped five times in a row and is not started again; see ${file}.`,
  }),
  noChromium: () => ({
    zh: '没有找到 Chromium 或中文字体，请运行：',
    en: 'No Chromium or no Chinese font; run: sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium fonts-noto-cjk',
  }),
  noProof: (name, list) => ({
    zh: `没有名为 ${name} 的证明。`,
    en: `There is no proof named ${name}; there are: ${list}.`,
  }),
  noStep: (list) => ({ zh: '没有这个步骤。', en: `No such step; there are: ${list}.` }),
};
