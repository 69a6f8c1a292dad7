'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { decideGlass, decideReveal } from '#lib/approval/glass.ts';
import { decisionInput } from '#lib/approval/inputs.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { seasonDecision } from '#lib/lodging/inputs.ts';
import { decideSeason } from '#lib/lodging/season.ts';
import { decideEvidence, decideExport } from '#lib/release/commands.ts';
import { decideHold } from '#lib/retention/holds.ts';
import { leadOn } from '../asked.ts';

async function goOn(sent: Sent<unknown>): Promise<Asked> {
  return leadOn(sent, () => '/approvals?done=decided');
}

/** A second person's answer to a reveal. */
export async function answerReveal(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('reveal:approve', decisionInput, form, async (pass, input) => {
    const { id } = await decideReveal(pass, input);
    return { id };
  });
  return goOn(sent);
}

/** Another confirms that the glass was broken for good cause, or does not. */
export async function answerGlass(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('reveal:approve', decisionInput, form, async (pass, input) => {
    const { id } = await decideGlass(pass, input);
    return { id };
  });
  return goOn(sent);
}

/** A second person's answer to an evidence pack. */
export async function answerEvidence(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('evidence:approve', decisionInput, form, decideEvidence));
}

/** A second person's answer to an export in full. */
export async function answerExport(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('export:approve', decisionInput, form, decideExport));
}

/** A second person's answer to a legal hold. */
export async function answerHold(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hold:approve', decisionInput, form, decideHold));
}

/** A chief's answer to a closure of each year. */
export async function answerSeason(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('season:decide', seasonDecision, form, decideSeason));
}
