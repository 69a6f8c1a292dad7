/** A phone number as people read it aloud: 139 1277 9844; anything that is no mobile stands as it is. */
export function phoneText(phone: string): string {
  const parts = /^(1\d{2})(\d{4})(\d{4})$/.exec(phone);
  return parts ? parts.slice(1).join(' ') : phone;
}
