import { defineWords } from '#lib/platform/i18n.ts';

/** Being told in this browser: on the page of one's own account. */
export const pushWords = defineWords({
  title: { zh: '这台设备上的提醒', en: 'Told on this device' },
  hint: {
    zh: '有消息时，手机或电脑会弹出提示，只说有消息，不显示内容。退出登录后就不再弹。短信等照常发。',
    en: 'When something waits, this phone or computer says so, and never what. It ends when you sign out. Text messages and the rest come all the same.',
  },
  turnOn: { zh: '在这台设备上提醒我', en: 'Tell me on this device' },
  onHere: { zh: '这台设备已打开', en: 'On, on this device' },
  turnOff: { zh: '关闭', en: 'Turn off' },
  since: { zh: (at: string) => `${at}打开`, en: (at: string) => `Since ${at}` },
  saved: { zh: '已打开', en: 'Turned on' },
  ended: { zh: '已关闭', en: 'Turned off' },
  none: { zh: '还没有设备打开提醒。', en: 'It is on in no device yet.' },
  here: { zh: '这台', en: 'this one' },
  noScript: {
    zh: '要打开提醒，浏览器得允许运行脚本。',
    en: 'To turn it on, this browser has to run scripts.',
  },
  unable: {
    zh: '这个浏览器不支持推送。iPhone上请先“添加到主屏幕”，再从主屏幕打开。',
    en: 'This browser cannot be told. On an iPhone add Nightlight to the home screen first and open it from there.',
  },
  denied: {
    zh: '这个浏览器不允许本站弹出提示，请在浏览器设置里放开。',
    en: 'This browser does not let us show anything; allow it in its settings.',
  },
  failed: {
    zh: '没有打开：连不上浏览器的推送服务，稍后再试。',
    en: 'Not turned on: the browser’s push service cannot be reached. Try again later.',
  },
});
