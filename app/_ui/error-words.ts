// Apart from words.ts and without its machinery, since this is the one page whose sentences go to every browser.
// It cannot know the reader's language, so it speaks both.
export const errorWords = {
  title: ['出错了', 'Something went wrong'],
  text: [
    '这是平台的问题，不是您的。已经收到的报备都在；没有收到回执的那一份，请再报一次，不会重复。',
    'The fault is ours, not yours. What was received is kept; if you have no receipt, file again, it will not count twice.',
  ],
  again: ['再试一次', 'Try again'],
  home: ['回到首页', 'Back to the start'],
  number: ['错误编号', 'Fault number'],
} as const;
