import { anomalyWorkRights } from '#lib/anomaly/handling/schema.ts';
import { anomalyRights } from '#lib/anomaly/schema.ts';
import { approvalRights } from '#lib/approval/schema.ts';
import { attachmentRights } from '#lib/attachment/schema.ts';
import { auditRights } from '#lib/audit/schema.ts';
import { briefRights } from '#lib/brief/schema.ts';
import { cascadeRights } from '#lib/chase/cascade/schema.ts';
import { chaseRights } from '#lib/chase/schema.ts';
import { handOffRights } from '#lib/conversation/handing/schema.ts';
import { conversationRights } from '#lib/conversation/schema.ts';
import { deliveryRights } from '#lib/delivery/schema.ts';
import { hallRights } from '#lib/hall/schema.ts';
import { handoverRights } from '#lib/handover/schema.ts';
import { deviceRights } from '#lib/identity/device/schema.ts';
import { providerRights } from '#lib/identity/provider/schema.ts';
import { pushRights } from '#lib/identity/push/schema.ts';
import { identityRights } from '#lib/identity/schema.ts';
import { keyRights } from '#lib/identity/vendor/schema.ts';
import { incidentRights } from '#lib/incident/schema.ts';
import { inspectionRights } from '#lib/inspection/schema.ts';
import { jobsRights } from '#lib/jobs/schema.ts';
import { knowledgeRights } from '#lib/knowledge/schema.ts';
import { pointRights } from '#lib/lodging/point/schema.ts';
import { lodgingRights } from '#lib/lodging/schema.ts';
import { searchRights } from '#lib/lodging/search/schema.ts';
import { matterRights } from '#lib/matter/schema.ts';
import { missingRights } from '#lib/missing/schema.ts';
import { noticePictureRights } from '#lib/notice/pictures/schema.ts';
import { noticeRights } from '#lib/notice/schema.ts';
import { viewRights } from '#lib/overview/views/schema.ts';
import { type Rights, rightsOf } from '#lib/platform/policy.ts';
import { platformRights } from '#lib/platform/schema.ts';
import { reconcileRights } from '#lib/reconcile/schema.ts';
import { registryRights } from '#lib/registry/schema.ts';
import { releaseRights } from '#lib/release/schema.ts';
import { behalfRights } from '#lib/report/behalf/schema.ts';
import { burdenRights } from '#lib/report/burden/schema.ts';
import { certificateRights } from '#lib/report/outage/schema.ts';
import { reportRights } from '#lib/report/rights.ts';
import { sheetRights } from '#lib/report/sheet/schema.ts';
import { shiftRights } from '#lib/report/shift/schema.ts';
import { tallyRights } from '#lib/report/tally/schema.ts';
import { retentionRights } from '#lib/retention/schema.ts';
import { rosterRights } from '#lib/roster/schema.ts';
import { settingsRights } from '#lib/settings/schema.ts';
import { taskRights } from '#lib/task/schema.ts';
import { watchlistRights } from '#lib/watchlist/schema.ts';

/** Every table's rights; a table that is missing here fails the catalog test. */
export const allRights: Rights[] = [
  ...platformRights,
  ...settingsRights,
  ...auditRights,
  ...jobsRights,
  ...approvalRights,
  ...retentionRights,
  ...deliveryRights,
  ...identityRights,
  ...providerRights,
  ...keyRights,
  ...deviceRights,
  ...pushRights,
  ...registryRights,
  ...rosterRights,
  ...lodgingRights,
  ...pointRights,
  ...searchRights,
  ...attachmentRights,
  ...taskRights,
  ...reportRights,
  ...behalfRights,
  ...certificateRights,
  ...burdenRights,
  ...watchlistRights,
  ...incidentRights,
  ...sheetRights,
  ...shiftRights,
  ...tallyRights,
  ...reconcileRights,
  ...anomalyRights,
  ...anomalyWorkRights,
  ...cascadeRights,
  ...chaseRights,
  ...conversationRights,
  ...hallRights,
  ...knowledgeRights,
  ...inspectionRights,
  ...handOffRights,
  ...matterRights,
  ...missingRights,
  ...noticeRights,
  ...noticePictureRights,
  ...releaseRights,
  ...handoverRights,
  ...briefRights,
  ...viewRights,
];

/** The statements that put every policy and grant in place, from nothing, in one transaction. */
export function rightsStatements(): string[] {
  return allRights.flatMap(rightsOf);
}
