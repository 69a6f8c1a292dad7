import { most } from '#lib/attachment/terms.ts';
import { lowered, rateFor } from './sound.ts';

/** A running recording: `stop` gives the MP3 and its length in whole seconds, `cancel` forgets it. */
export type Recording = { stop: () => Promise<{ blob: Blob; seconds: number }>; cancel: () => void };

/** Kilobits a second: 180 kB a minute, plain for speech. */
const KILOBITS = 24;
/** Samples a turn: a sixth of a second at 48 kHz, so that a slow phone may encode between two of them. */
const TURN = 8192;

/** Whether this browser gives a page its microphone at all. */
export const canRecord = (): boolean =>
  typeof navigator !== 'undefined' &&
  !!navigator.mediaDevices?.getUserMedia &&
  typeof AudioContext !== 'undefined';

const later = (ms: number) => new Promise<void>((go) => setTimeout(go, ms));

/**
 * Records from the microphone and encodes to MP3 as it goes, in turns, so that no phone must hold a minute of sound or stand still
 * at its end. A ScriptProcessor takes the samples: it is in every browser, those of 2015 too, and needs no script of its own. Rejects where the person or the browser says no.
 */
export async function record(on: {
  second: (seconds: number) => void;
  full: () => void;
}): Promise<Recording> {
  // Made within the tap: a browser lets no page open its ears or its voice later.
  const context = new AudioContext();
  let stream: MediaStream | undefined;
  const shut = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    if (context.state !== 'closed') void context.close();
  };
  try {
    const [{ Mp3Encoder }, heard] = await Promise.all([
      import('@breezystack/lamejs'),
      navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
      }),
    ]);
    stream = heard;
    await context.resume();
    const to = rateFor(context.sampleRate);
    if (!to) throw new Error('no rate of this microphone is known to MP3');
    const encoder = new Mp3Encoder(1, to.rate, KILOBITS);
    const node = context.createScriptProcessor(TURN, 1, 1);
    const source = context.createMediaStreamSource(stream);
    const parts: BlobPart[] = [];
    const waiting: Int16Array[] = [];
    let left = most.seconds * to.rate;
    let encoding = Promise.resolve();
    let stopped = false;
    const put = (made: Uint8Array) => void parts.push(new Uint8Array(made));
    const drain = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        // A thousand samples a turn: a few milliseconds, even where this is slow.
        for (let at = 0; at < next.length; at += 1152) {
          put(encoder.encodeBuffer(next.subarray(at, at + 1152)));
          if (at % 4608 === 0) await later(0);
        }
      }
    };
    node.onaudioprocess = ({ inputBuffer }) => {
      if (stopped || left <= 0) return;
      const samples = lowered(inputBuffer.getChannelData(0), to.each).subarray(0, left);
      left -= samples.length;
      waiting.push(samples);
      encoding = encoding.then(drain);
      on.second(Math.floor(most.seconds - left / to.rate));
      if (left <= 0) on.full();
    };
    source.connect(node);
    node.connect(context.destination);
    const end = () => {
      stopped = true;
      node.disconnect();
      source.disconnect();
      shut();
    };
    return {
      cancel: end,
      stop: async () => {
        // The last word stands in a turn that is not full yet.
        await later((TURN * 1000) / context.sampleRate);
        end();
        await encoding;
        put(encoder.flush());
        const seconds = Math.round(most.seconds - left / to.rate);
        return { blob: new Blob(parts, { type: 'audio/mpeg' }), seconds };
      },
    };
  } catch (error) {
    shut();
    throw error;
  }
}
