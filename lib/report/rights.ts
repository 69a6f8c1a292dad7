import { rights } from '../platform/policy.ts';

const police = { nl_beat: 'select', nl_county: 'select' };
const importer = 'select, insert, update';
const visibleText = '(county, stay_id, n, lodging_id, source, masked, digest, child_index, person_index)';

/** Who may touch the tables of schema.ts. */
export const reportRights = [
  rights('obligation', 'lodging', {
    nl_house: 'select',
    nl_beat: 'select',
    nl_county: 'select, insert',
    nl_office: 'select',
    nl_job: 'select, insert, delete',
  }),
  rights('report', 'lodging', {
    nl_house: importer,
    nl_beat: importer,
    nl_county: importer,
    nl_office: 'select',
    nl_job: importer,
  }),
  rights('report_version', 'lodging', {
    nl_house: 'select, insert',
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, insert',
  }),
  rights('report_request', 'lodging', {
    nl_house: 'select, insert',
    nl_beat: 'select, insert',
    nl_county: 'select, insert',
    nl_job: 'select, insert',
  }),
  rights('stay', 'lodging', { nl_house: importer, nl_beat: importer, nl_county: importer, nl_job: importer }),
  // Ciphertext is granted to nobody who reads pages: only nl.open_stays() returns it.
  rights('stay_text', 'lodging', {
    nl_house: `select ${visibleText}, insert`,
    nl_beat: `select ${visibleText}, insert`,
    nl_county: `select ${visibleText}, insert`,
    nl_job: importer,
  }),
  rights('stay_suspicion', 'lodging', { nl_house: 'insert', ...police, nl_job: 'select, insert' }),
  // A draft is its writer's alone; the house's other people, its owner too, have no row of it.
  rights('stay_draft', 'person', { nl_house: 'select, insert, update, delete', nl_job: 'select, delete' }),
  rights('stay_move', 'lodging', { nl_house: 'select, insert', ...police, nl_job: 'select, insert' }),
];
