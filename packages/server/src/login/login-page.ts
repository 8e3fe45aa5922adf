import type { Language } from "../host/language.ts";

/** Why a login did not succeed. */
export type LoginFault =
  | "login-stale"
  | "login-denied"
  | "provider-silent"
  | "provider-untrusted"
  | "clock-off"
  | "subject-missing"
  | "role-unknown"
  | "regency-unknown"
  | "area-unknown"
  | "too-many-requests";

interface FaultWords {
  readonly status: 400 | 403 | 429 | 502 | 503;
  readonly id: readonly [title: string, detail: string];
  readonly en: readonly [title: string, detail: string];
}

export const LOGIN_FAULTS: Readonly<Record<LoginFault, FaultWords>> = {
  "too-many-requests": {
    status: 429,
    id: [
      "Terlalu banyak permintaan",
      "Dari jaringan ini terlalu banyak permintaan dalam waktu singkat. Tunggu satu menit, lalu coba lagi.",
    ],
    en: [
      "Too many requests",
      "This network has sent too many requests in a short time. Wait a minute, then try again.",
    ],
  },
  "login-stale": {
    status: 400,
    id: [
      "Proses masuk tidak dapat dilanjutkan",
      "Halaman masuk sudah terlalu lama terbuka atau dibuka dua kali. Masuk sekali lagi.",
    ],
    en: ["This sign-in cannot go on", "The sign-in page was open too long or was opened twice. Sign in once more."],
  },
  "login-denied": {
    status: 403,
    id: [
      "Anda belum masuk",
      "Proses masuk dibatalkan atau ditolak penyedia akun. Masuk sekali lagi, atau hubungi pengelola akun.",
    ],
    en: [
      "You are not signed in",
      "The sign-in was cancelled or refused by the account provider. Try again, or ask its administrator.",
    ],
  },
  "provider-silent": {
    status: 503,
    id: [
      "Layanan akun tidak menjawab",
      "Portal tidak dapat menghubungi penyedia akun. Data Anda aman. Coba lagi sebentar lagi.",
    ],
    en: [
      "The account service does not answer",
      "The portal cannot reach the account provider. Your data is safe. Try again in a moment.",
    ],
  },
  "provider-untrusted": {
    status: 502,
    id: [
      "Bukti masuk tidak dapat diterima",
      "Penyedia akun mengirim bukti masuk yang tidak dapat dipercaya portal, jadi Anda belum masuk. Coba sekali lagi. Bila terulang, beri admin portal nomor jejak di bawah.",
    ],
    en: [
      "The proof of your sign-in cannot be accepted",
      "The account provider sent a proof that the portal cannot trust, so you are not signed in. Try once more. If it happens again, give the portal's administrator the trace number below.",
    ],
  },
  "clock-off": {
    status: 503,
    id: [
      "Jam server tidak cocok",
      "Jam portal dan jam penyedia akun berselisih lebih dari satu menit, jadi bukti masuk Anda ditolak. Akun Anda tidak bermasalah. Minta admin portal menyamakan jam kedua server, lalu masuk lagi.",
    ],
    en: [
      "The clocks of the servers differ",
      "The portal's clock and the account provider's are more than a minute apart, so the proof of your sign-in was refused. Nothing is wrong with your account. Ask the portal's administrator to set both clocks, then sign in again.",
    ],
  },
  "subject-missing": {
    status: 403,
    id: ["Akun Anda belum lengkap", "Penyedia akun tidak menyebut siapa Anda. Hubungi admin portal."],
    en: [
      "Your account is incomplete",
      "The account provider does not say who you are. Ask the portal's administrator.",
    ],
  },
  "role-unknown": {
    status: 403,
    id: [
      "Akun Anda belum punya peran di portal ini",
      "Anda berhasil masuk, tetapi peran Anda belum diatur. Hubungi admin portal.",
    ],
    en: [
      "Your account has no role in this portal",
      "You signed in, but no role is set for you. Ask the portal's administrator.",
    ],
  },
  "regency-unknown": {
    status: 403,
    id: [
      "Akun Anda untuk kabupaten/kota lain",
      "Portal ini tidak melayani kabupaten/kota akun Anda. Buka portal daerah Anda, atau hubungi admin.",
    ],
    en: [
      "Your account belongs to another regency",
      "This portal does not serve your account's regency. Open your own portal, or ask the administrator.",
    ],
  },
  "area-unknown": {
    status: 403,
    id: [
      "Wilayah kerja Anda belum diatur",
      "Peran Anda memerlukan desa atau posyandu, tetapi akun Anda belum memilikinya. Hubungi admin portal.",
    ],
    en: [
      "Your working area is not set",
      "Your role needs villages or posyandu, but your account has none. Ask the portal's administrator.",
    ],
  },
};

/** A page for a person whose login did not succeed: what happened, why, what to do. It holds fixed words only. */
export function loginFaultPage(fault: LoginFault, language: Language, traceId: string): string {
  const [title, detail] = LOGIN_FAULTS[fault][language];
  const [again, home, trace] =
    language === "id" ? ["Masuk lagi", "Ke beranda", "Nomor jejak"] : ["Sign in again", "Home", "Trace number"];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/auth/page.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${detail}</p>
<p class="actions"><a class="primary" href="/auth/login">${again}</a> <a href="/">${home}</a></p>
<p class="trace">${trace}: <code>${traceId}</code></p>
</main>
</body>
</html>`;
}

/** The look of the host's own pages, served as a file so that no page needs inline style. */
export const PAGE_CSS = `:root { color-scheme: light dark; --ink: #16242b; --quiet: #50626b; --paper: #f4f7f8; --card: #fff; --line: #d5dfe3; --act: #0b5c7a; --on-act: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eef1; --quiet: #a9bac2; --paper: #10191d; --card: #18242a; --line: #33454d; --act: #7cc7e4; --on-act: #0b1a21; } }
* { box-sizing: border-box; }
body { margin: 0; min-block-size: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { inline-size: min(100%, 34rem); background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: clamp(1.25rem, 4vw, 2rem); }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.3; }
p { margin: 0 0 1rem; }
a { color: var(--act); }
.actions { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
.primary { background: var(--act); color: var(--on-act); padding: .625rem 1rem; border-radius: .5rem; text-decoration: none; }
.trace { color: var(--quiet); font-size: .875rem; margin: 0; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
`;
