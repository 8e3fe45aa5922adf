/**
 * What an event or a notice may carry: ids, codes, days, counts. Never names, numbers of persons or free text, since both are kept
 * in clear, shown to operators and sent by e-mail.
 */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

const WORD = /^[A-Za-z0-9_.:/+-]{0,200}$/;
/** NPWP, NIK, KK and NIP are runs of fifteen to eighteen digits. */
const PERSON_NUMBER = /(?<![A-Za-z0-9])\d{15,18}(?![A-Za-z0-9])/;

/** @throws Error for a programmer who lets personal data or free text travel; it names the field, not what is in it */
export function assertFacts(facts: Facts, of: string): void {
  for (const [name, value] of Object.entries(facts))
    if ([value].flat().some((part) => typeof part === "string" && !isWord(part)))
      throw new Error(
        `spbe-server: ${name} of ${of} is no id, code or count. Keep free text and numbers of persons in their own table and send its id.`,
      );
}

function isWord(text: string): boolean {
  return WORD.test(text) && !PERSON_NUMBER.test(text);
}
