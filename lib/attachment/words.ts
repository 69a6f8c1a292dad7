import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import { most } from './terms.ts';

/** What a form with attachments says, and what stands beside one. */
export const attachmentWords = defineWords({
  add: { zh: '加图片', en: 'Add pictures' },
  addHint: {
    zh: `jpg或png，最多${most.pictures}张。照片里的拍摄地点会自动去掉。`,
    en: `JPEG or PNG, at most ${most.pictures}. Where a photo was taken is removed by itself.`,
  },
  record: { zh: '说一段语音', en: 'Record your voice' },
  recordHint: { zh: `最长${most.seconds}秒`, en: `At most ${most.seconds} seconds` },
  stop: { zh: '说完了', en: 'Stop' },
  recording: { zh: '正在录音', en: 'Recording' },
  nearEnd: { zh: '还剩10秒', en: '10 seconds left' },
  noMicrophone: {
    zh: '用不了话筒：请在手机设置里允许，或者打字。',
    en: 'No microphone: allow it in the phone’s settings, or type.',
  },
  remove: { zh: '去掉', en: 'Remove' },
  picture: { zh: (n: number) => `图片${n}`, en: (n: number) => `Picture ${n}` },
  voice: {
    zh: (seconds: number) => `语音，${seconds}秒`,
    en: (seconds: number) => `Voice note, ${seconds} s`,
  },
  cleared: { zh: '（附件到期已清除）', en: '(attachment cleared at its date)' },
  pictureFile: { zh: '图片', en: 'picture' },
  voiceFile: { zh: '语音', en: 'voice' },
});

const megabytes = (bytes: number) => Math.floor(bytes / 1_000_000);

const problemWords = defineWords({
  'M-690': { zh: '这个文件是空的，请重新选。', en: 'This file is empty; choose it again.' },
  'M-691': {
    zh: '只收jpg和png图片；别的请截图再发。',
    en: 'Only JPEG and PNG pictures are taken; send a screenshot of anything else.',
  },
  'M-692': { zh: '这张图片打不开，请重拍或截图再发。', en: 'This picture cannot be read; take it again.' },
  'M-693': {
    zh: '这张图片的尺寸太大，请截图再发。',
    en: 'This picture has too many pixels; send a screenshot.',
  },
  'M-694': {
    zh: `文件太大，一张图片最多${megabytes(most.pictureBytes)}MB。`,
    en: `The file is too large: at most ${megabytes(most.pictureBytes)} MB a picture.`,
  },
  'M-695': { zh: '这段语音放不出来，请重新录。', en: 'This voice note cannot be played; record it again.' },
  'M-696': {
    zh: `语音最长${most.seconds}秒，请分几次说。`,
    en: `A voice note lasts ${most.seconds} seconds at most; say it in parts.`,
  },
  'M-697': {
    zh: `一次最多${most.pictures}张图片和${most.voices}段语音。`,
    en: `At most ${most.pictures} pictures and ${most.voices} voice note at once.`,
  },
  'M-698': {
    zh: '图片暂时收不了，请先发文字。',
    en: 'Pictures cannot be taken just now; send the words first.',
  },
});

/** The sentence of a problem of this room (M-690 to M-698), or null for another room's. */
export function attachmentProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
