/** The files of a county's folder and their columns; the same list is what the sample files hold. */
export const fileNames = ['lodgings', 'people', 'reports', 'guests'] as const;
export type FileName = (typeof fileNames)[number];

/** In the folder and not read yet: the hotel system's register belongs to reconciling it with the returns. */
export const leftFiles = ['register'] as const;

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
  ],
  people: ['lodging_code', 'name', 'phone', 'role'],
  reports: ['lodging_code', 'business_day', 'submitted_at', 'submitted_by_phone', 'kind'],
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
  ],
} as const satisfies Record<FileName, readonly string[]>;

/** Columns a file may lack altogether; every other must stand in its header. */
export const mayLack: Record<FileName, readonly string[]> = {
  lodgings: ['address', 'owner_name', 'owner_phone', 'status'],
  people: [],
  reports: ['submitted_by_phone'],
  guests: ['group_key', 'suspicious', 'notes', 'companion_id_number', 'birth_date', 'sex'],
};
