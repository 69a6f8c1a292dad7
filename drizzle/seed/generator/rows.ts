/** The shapes of a county's files; a row has exactly the columns the product's import accepts, instants carry +08:00. */

export const categories = [
  'hotel',
  'guesthouse',
  'homestay',
  'esports_hotel',
  'bathhouse',
  'rental',
] as const;
export type Category = (typeof categories)[number];

export type LodgingRow = {
  code: string;
  name: string;
  category: Category;
  township_code: string;
  township_name: string;
  address: string;
  rooms: number;
  owner_name: string;
  owner_phone: string;
  status: 'operating';
};

export type PersonRow = {
  lodging_code: string;
  name: string;
  phone: string;
  role: 'owner' | 'landlord' | 'staff';
};

export type ReportRow = {
  lodging_code: string;
  business_day: string;
  submitted_at: string;
  submitted_by_phone: string;
  kind: 'nil' | 'guests';
};

export type Relation =
  | 'parent'
  | 'grandparent'
  | 'other_relative'
  | 'teacher'
  | 'friend'
  | 'online_friend'
  | 'none'
  | '';

export type GuestRow = {
  lodging_code: string;
  business_day: string;
  group_key: string;
  room: string;
  name: string;
  sex: 'M' | 'F';
  birth_date: string;
  id_type: 'resident_id';
  id_number: string;
  checked_in_at: string;
  /** planned */
  checked_out_at: string;
  accompanied: 'yes' | 'no';
  companion_name: string;
  companion_id_number: string;
  companion_relation: Relation;
  guardian_name: string;
  guardian_phone: string;
  guardian_reached: 'yes' | 'no';
  suspicious: 'no';
  notes: '';
};

export type RegisterRow = {
  lodging_code: string;
  name: string;
  id_type: 'resident_id';
  id_number: string;
  checked_in_at: string;
  room: string;
};

export const behaviours = [
  'honest',
  'late',
  'false_nil',
  'non_filer',
  'premature_nil',
  'copy_paste',
  'backfill',
] as const;
export type Behaviour = (typeof behaviours)[number];

/** What is planted and where; `groups` is empty for a finding about a lodging. */
export type Label = { type: string; lodging: string; day: string; groups: string[]; why: string };

export type Labels = {
  seed: number | string;
  start: string;
  end: string;
  behaviours: Record<string, Behaviour>;
  /** groups that come to a lodging on a mean night, filed or not */
  levels: Record<string, number>;
  labels: Label[];
  /** [lodging, night, group] of the register's nights that no return ever named */
  hidden: [string, string, string][];
};

export type County = {
  lodgings: LodgingRow[];
  people: PersonRow[];
  reports: ReportRow[];
  guests: GuestRow[];
  register: RegisterRow[];
  labels: Labels;
};

/** The header line of each file, in its order. */
export const columns = {
  lodgings: [
    'code',
    'name',
    'category',
    'township_code',
    'township_name',
    'address',
    'rooms',
    'owner_name',
    'owner_phone',
    'status',
  ] satisfies (keyof LodgingRow)[],
  people: ['lodging_code', 'name', 'phone', 'role'] satisfies (keyof PersonRow)[],
  reports: [
    'lodging_code',
    'business_day',
    'submitted_at',
    'submitted_by_phone',
    'kind',
  ] satisfies (keyof ReportRow)[],
  guests: [
    'lodging_code',
    'business_day',
    'group_key',
    'room',
    'name',
    'sex',
    'birth_date',
    'id_type',
    'id_number',
    'checked_in_at',
    'checked_out_at',
    'accompanied',
    'companion_name',
    'companion_id_number',
    'companion_relation',
    'guardian_name',
    'guardian_phone',
    'guardian_reached',
    'suspicious',
    'notes',
  ] satisfies (keyof GuestRow)[],
  register: [
    'lodging_code',
    'name',
    'id_type',
    'id_number',
    'checked_in_at',
    'room',
  ] satisfies (keyof RegisterRow)[],
};
