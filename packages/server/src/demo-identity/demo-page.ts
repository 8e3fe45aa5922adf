import { type DemoAccount, postOf } from "./demo-account.ts";

export const DEMO_WARNING = "Akun contoh, bukan untuk data sungguhan";

/** Sources a demo page may use: its own stylesheet and its own form. */
export const DEMO_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page on which a visitor chooses who to be. */
export function accountPage(accounts: readonly DemoAccount[], path: string, action: string): string {
  const regencies = [...new Set(accounts.map((account) => account.regencyCode))];
  const groups = regencies.map((code) =>
    group(
      accounts.filter((account) => account.regencyCode === code),
      regencies.length > 1,
    ),
  );
  return page(
    path,
    "Pilih akun contoh",
    `<p class="note" role="note">${DEMO_WARNING}. Siapa pun yang membuka komputer ini dapat masuk tanpa kata sandi.</p>
<h1>Pilih akun contoh</h1>
<p>Setiap akun melihat portal sesuai peran dan wilayahnya.</p>
<form method="post" action="${escapeHtml(action)}">
${groups.join("\n")}
</form>`,
  );
}

/** A page for a choice that can no longer be made. */
export function stalePage(path: string): string {
  return page(
    path,
    "Halaman masuk sudah kedaluwarsa",
    `<h1>Halaman masuk sudah kedaluwarsa</h1>
<p>Halaman ini terlalu lama terbuka atau server dimulai ulang. Masuk sekali lagi.</p>
<p><a href="/auth/login">Masuk lagi</a></p>`,
  );
}

function group(accounts: readonly DemoAccount[], headed: boolean): string {
  const name = accounts[0]?.regencyName ?? accounts[0]?.regencyCode ?? "";
  const heading = headed ? `<h2>${escapeHtml(name)}</h2>\n` : "";
  return `${heading}<ul>\n${accounts.map(item).join("\n")}\n</ul>`;
}

function item(account: DemoAccount): string {
  return `<li><button type="submit" name="account" value="${escapeHtml(account.id)}">Masuk sebagai <strong>${escapeHtml(account.name)}</strong>, ${escapeHtml(postOf(account))}</button></li>`;
}

function page(path: string, title: string, content: string): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${path}/page.css">
</head>
<body>
<main>
${content}
</main>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export const DEMO_CSS = `:root { color-scheme: light dark; --ink: #16242b; --quiet: #50626b; --paper: #f4f7f8; --card: #fff; --line: #cfdade; --act: #0b5c7a; --warn: #fff4d6; --warn-ink: #5c4300; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eef1; --quiet: #a9bac2; --paper: #10191d; --card: #18242a; --line: #3a4d56; --act: #7cc7e4; --warn: #3a2f10; --warn-ink: #ffe2a0; } }
* { box-sizing: border-box; }
body { margin: 0; min-block-size: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { inline-size: min(100%, 36rem); background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: clamp(1.25rem, 4vw, 2rem); }
h1 { margin: 0 0 .25rem; font-size: 1.375rem; line-height: 1.3; }
h2 { margin: 1.25rem 0 .5rem; font-size: 1rem; color: var(--quiet); }
p { margin: 0 0 1rem; }
.note { background: var(--warn); color: var(--warn-ink); border-radius: .5rem; padding: .625rem .875rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { inline-size: 100%; min-block-size: 3rem; padding: .75rem 1rem; text-align: start; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
button:hover { border-color: var(--act); }
a { color: var(--act); }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
`;
