import { upload } from '#lib/gate/upload.ts';
import { askReconcile, largestRegister } from '#lib/reconcile/upload.ts';

/** A register to compare, clear or blinded; on the internet side only blinded. */
export async function POST(request: Request): Promise<Response> {
  return upload(
    'register:reconcile',
    request,
    largestRegister,
    (pass, sent) => askReconcile(pass, sent.find(({ field }) => field === 'register')?.bytes),
    { to: (sent) => `/reconcile/runs/${sent.upload}`, back: '/reconcile' },
  );
}
