import { percent, signAcs3, signTc3 } from './sign.ts';
import type { Answer, Met } from './stage-provider.ts';

export const aliyunSecret = {
  access_key_id: 'LTAI',
  access_key_secret: 'geheim',
  sign_name: '守夜灯',
  template_code: 'SMS_1',
};

type Told = { phone: string; ref: string; biz: string; status: number; code: string };

/** Aliyun SMS as its documents tell: checks the signature, sends again whatever is sent again, answers late on demand. */
export function fakeAliyun() {
  const ledger: Told[] = [];
  const byPhone = new Map<string, Told[]>();
  const state: { code: string | null; slowOnce: boolean; answer: Answer | null } = {
    code: null,
    slowOnce: false,
    answer: null,
  };
  const answer = ({ query, headers, host }: Met): Answer => {
    const given = Object.fromEntries(query);
    const right = signAcs3({
      ...{ host, query: given, id: aliyunSecret.access_key_id, secret: aliyunSecret.access_key_secret },
      action: String(headers['x-acs-action']),
      version: String(headers['x-acs-version']),
      date: String(headers['x-acs-date']),
      nonce: String(headers['x-acs-signature-nonce']),
    });
    if (headers.authorization !== right.headers.authorization)
      return { status: 400, body: { Code: 'SignatureDoesNotMatch', Message: 'no' } };
    if (headers['x-acs-action'] === 'QuerySendDetails') {
      const found = byPhone.get(given.PhoneNumber ?? '') ?? [];
      return {
        body: {
          Code: 'OK',
          SmsSendDetailDTOs: {
            SmsSendDetailDTO: found.map(({ ref, status, code }) => ({
              OutId: ref,
              SendStatus: status,
              ErrCode: code,
            })),
          },
        },
      };
    }
    if (state.answer) return state.answer;
    if (state.code) return { body: { Code: state.code, Message: 'no', RequestId: 'r' } };
    const biz = `b${ledger.length}`;
    const told = { phone: given.PhoneNumbers ?? '', ref: given.OutId ?? '', biz, status: 1, code: '' };
    ledger.push(told);
    byPhone.set(told.phone, [...(byPhone.get(told.phone) ?? []), told]);
    if (state.slowOnce) {
      state.slowOnce = false;
      return { slow: true };
    }
    return { body: { Code: 'OK', Message: 'OK', BizId: biz, RequestId: 'r' } };
  };
  return { answer, state, ledger, encoded: percent };
}

export const tencentSecret = {
  secret_id: 'AKID',
  secret_key: 'geheim',
  app_id: '1400',
  sign_name: '守夜灯',
  template_id: '11',
};

/** Tencent SMS as its documents tell: a signature by the clock, five minutes of skew at most, a status a number. */
export function fakeTencent(clock: () => Date) {
  const ledger: string[] = [];
  const byPhone = new Map<string, { ref: string; serial: string; status: 'SUCCESS' | 'FAIL' }[]>();
  const state: { code: string | null; error: string | null; report: 'SUCCESS' | 'FAIL' } = {
    ...{ code: null, error: null, report: 'SUCCESS' },
  };
  const fail = (Code: string): Answer => ({
    body: { Response: { Error: { Code, Message: 'no' }, RequestId: 'r' } },
  });
  const answer = ({ headers, body, host }: Met): Answer => {
    const seconds = Number(headers['x-tc-timestamp']);
    if (Math.abs(clock().getTime() / 1000 - seconds) > 300) return fail('AuthFailure.SignatureExpire');
    const right = signTc3({
      ...{ host, service: 'sms', body, seconds },
      id: tencentSecret.secret_id,
      secret: tencentSecret.secret_key,
    });
    if (headers.authorization !== right.authorization) return fail('AuthFailure.SignatureFailure');
    if (state.error) return fail(state.error);
    if (headers['x-tc-action'] === 'PullSmsSendStatusByPhoneNumber') {
      const told = byPhone.get((JSON.parse(body) as { PhoneNumber: string }).PhoneNumber) ?? [];
      const set = told.map(({ ref, serial, status }) => ({
        ...{ SerialNo: serial, ReportStatus: status, SessionContext: ref },
      }));
      return { body: { Response: { PullSmsSendStatusSet: set, RequestId: 'r' } } };
    }
    const asked = JSON.parse(body) as { PhoneNumberSet: string[]; SessionContext: string };
    if (!state.code) ledger.push(asked.SessionContext);
    const [PhoneNumber = ''] = asked.PhoneNumberSet;
    const one = { ref: asked.SessionContext, serial: `s${ledger.length}`, status: state.report };
    if (!state.code) byPhone.set(PhoneNumber, [...(byPhone.get(PhoneNumber) ?? []), one]);
    return {
      body: {
        Response: {
          SendStatusSet: [
            { SerialNo: `s${ledger.length}`, PhoneNumber, Code: state.code ?? 'Ok', Message: '' },
          ],
          RequestId: 'r',
        },
      },
    };
  };
  return { answer, state, ledger, byPhone };
}
