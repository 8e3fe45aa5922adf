/** Titles that stand before a name and are no part of it. */
const TITLES = /^(dr|drg|drs|dra|ir|prof|h|hj|ns|bdn|kh|nn|ny|tn)\.?$/i;

/** "dr. Ratna Kusumawati, M.Kes." -> "RK". Titles before and after the name are left out. */
export function initials(name: string): string {
  const words = (name.split(",")[0] ?? "").trim().split(/\s+/);
  const named = words.filter((word) => !TITLES.test(word));
  const first = named[0] ?? words[0] ?? "";
  const last = named.length > 1 ? named[named.length - 1] : "";
  return `${first.charAt(0)}${(last ?? "").charAt(0)}`.toUpperCase();
}
