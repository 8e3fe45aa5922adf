import { parseRegionCode, regionStatus } from "@spbe-kit/core";
import type { LoginFacts } from "../database/safe-login.ts";
import { isLoopback } from "../host/public-url.ts";
import type { DatabaseFacts, DoctorFacts } from "./doctor-facts.ts";
import type { PortalSettings } from "./portal-settings.ts";

/** Something that is wrong, and its cure: one sentence in each language. */
export interface Finding {
  readonly name: string;
  readonly id: string;
  readonly en: string;
}

/** Clocks that differ by more than this break logins: the provider's tokens are valid from their own moment on. */
export const CLOCK_TOLERANCE_SECONDS = 30;
/** The embedded engine answers one question at a time; beyond this many rows in a table people wait for each other. */
export const EMBEDDED_ROWS = 200_000;
/** A daily backup that has failed twice. */
export const BACKUP_DAYS = 2;

/** Everything doctor has to say; empty when the portal may serve people. */
export function findings(facts: DoctorFacts): readonly Finding[] {
  return [
    ...aboutKeys(facts),
    ...aboutProduction(facts),
    ...aboutAddress(facts.settings),
    ...aboutIssuer(facts),
    ...aboutRegencies(facts.settings),
    ...aboutFolder(facts),
    ...aboutStorage(facts),
    ...("refusal" in facts.database ? aboutRefusal(facts.database) : aboutDatabase(facts.database)),
  ];
}

function aboutKeys({ keyRefusal }: DoctorFacts): Finding[] {
  if (keyRefusal === undefined) return [];
  return [
    {
      name: "keys",
      id: `Kunci rahasia belum benar, sehingga data pribadi tidak dapat dibaca dan audit tidak dapat disegel. Pasang kembali kunci yang Anda simpan, atau untuk portal baru buat dengan: spbe-server keys generate. (${firstClause(keyRefusal)})`,
      en: keyRefusal,
    },
  ];
}

/** What is wrong, without the cure that the sentence around it gives already. */
function firstClause(refusal: string): string {
  return refusal.split(/[,.;] /)[0] ?? refusal;
}

function aboutProduction({ settings, demoHasRun }: DoctorFacts): Finding[] {
  const found: Finding[] = [];
  if (!settings.production)
    found.push({
      name: "not-production",
      id: "Portal belum dinyatakan untuk kerja sungguhan, sehingga kemudahan uji coba masih terbuka. Tulis production: true di settings.",
      en: "The portal is not said to be in production, so comforts for trial are still open. Write production: true in settings.",
    });
  const mount = settings.mounts.find(({ loopbackOnly }) => loopbackOnly);
  if (mount)
    found.push({
      name: "demo-identity",
      id: `Masuk tanpa kata sandi masih terpasang di ${mount.path}, sehingga siapa pun dapat menjadi siapa pun. Hapus dari mounts dan pakai penyedia akun kabupaten.`,
      en: `Login without a password is still mounted at ${mount.path}, so anybody can be anybody. Remove it from mounts and use the regency's own provider.`,
    });
  if (demoHasRun)
    found.push({
      name: "demo-data",
      id: "Di folder data ini akun contoh pernah dipakai, sehingga isinya bercampur rekaan. Pakai folder data dan basis data yang baru.",
      en: "The sample accounts have run in this data folder, so invented rows are among the true ones. Use a fresh data folder and database.",
    });
  return found;
}

function aboutAddress({ publicUrl, host, trustedProxies }: PortalSettings): Finding[] {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  const isPublic = !isLoopback(host);
  if (url?.protocol === "https:" && (!isPublic || trustedProxies.length > 0)) return [];
  if (url?.protocol === "http:" && isLoopback(url.hostname) && !isPublic) return [];
  if (url?.protocol === "https:")
    return [
      {
        name: "public-bind",
        id: `Server mendengar di ${host} tanpa TLS, sehingga orang di jaringan dapat melewati proksi. Dengarkan di 127.0.0.1, atau sebut alamat proksi di trustedProxies dan tutup port itu bagi yang lain.`,
        en: `The server listens on ${host} without TLS, so people on the network can pass by the proxy. Listen on 127.0.0.1, or name the proxy's address in trustedProxies and close the port to others.`,
      },
    ];
  return [
    {
      name: "public-bind",
      id: `Alamat ${publicUrl} (mendengar di ${host}) tidak memakai TLS, sehingga sesi dapat disadap di jaringan. Pasang proksi TLS dan tulis alamat https di publicUrl.`,
      en: `The address ${publicUrl} (listening on ${host}) has no TLS, so sessions can be read on the way. Put a TLS proxy in front and write its https address as publicUrl.`,
    },
  ];
}

function aboutIssuer({ settings, issuer }: DoctorFacts): Finding[] {
  const { issuer: address } = settings.identity;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.protocol !== "https:" && !isLoopback(url.hostname)))
    return [
      {
        name: "issuer-http",
        id: `Penyedia akun ${address} tidak memakai https, sehingga orang di tengah jalan dapat masuk sebagai siapa pun. Tulis alamat https-nya di identity.issuer.`,
        en: `The account provider ${address} is not https, so anybody on the way could sign in as anyone. Write its https address as identity.issuer.`,
      },
    ];
  if (issuer.state === "silent")
    return [
      {
        name: "issuer-silent",
        id: `Penyedia akun ${address} tidak menjawab, sehingga tidak ada yang dapat masuk. Periksa alamatnya, DNS, dan tembok api dari server ini.`,
        en: `The account provider ${address} does not answer, so nobody can sign in. Check its address, DNS and the firewall from this server.`,
      },
    ];
  return aboutClock("issuer", issuer.clockOffSeconds ?? 0);
}

function aboutClock(whose: "issuer" | "database", offSeconds: number): Finding[] {
  if (Math.abs(offSeconds) <= CLOCK_TOLERANCE_SECONDS) return [];
  const seconds = Math.round(Math.abs(offSeconds));
  const [id, en] = {
    issuer: ["penyedia akun", "account provider's"],
    database: ["basis data", "database's"],
  }[whose] as [string, string];
  return [
    {
      name: `clock-${whose}`,
      id: `Jam server ini berbeda ${seconds} detik dari jam ${id}, sehingga orang gagal masuk dan waktu di audit keliru. Nyalakan NTP di keduanya (timedatectl set-ntp true).`,
      en: `This server's clock differs from the ${en} by ${seconds} s, so logins fail and times in the audit are wrong. Turn NTP on at both (timedatectl set-ntp true).`,
    },
  ];
}

function aboutRegencies({ regency }: PortalSettings): Finding[] {
  const codes = (Array.isArray(regency) ? regency : [regency]).map(({ code }) => code);
  return codes
    .filter((code) => !isRegency(code))
    .map((code) => ({
      name: "region-code",
      id: `Kode wilayah "${code}" tidak ada di daftar Kemendagri, sehingga NIK dan desa tidak akan cocok. Tulis kode kabupaten/kota dengan titik, misalnya 19.06.`,
      en: `Region code "${code}" is not in Kemendagri's register, so identity numbers and villages will not match. Write the regency's code with its dot, for example 19.06.`,
    }));
}

function isRegency(text: string): boolean {
  const code = parseRegionCode(text);
  return code !== undefined && text.length === 5 && regionStatus(code) === "current";
}

function aboutStorage({ storageRefusal }: DoctorFacts): Finding[] {
  if (storageRefusal === undefined) return [];
  return [
    {
      name: "storage",
      id: `Berkas tidak dapat disimpan di tempat yang ditunjuk storage, sehingga impor gagal. Bandingkan alamat, bucket, wilayah, dan kuncinya, juga jam mesin ini. (${firstClause(storageRefusal)})`,
      en: `Files cannot be stored where storage says, so imports fail. ${storageRefusal}`,
    },
  ];
}

function aboutFolder({ folder: { path, state } }: DoctorFacts): Finding[] {
  if (state === "writable") return [];
  return [
    {
      name: "folder",
      id:
        state === "missing"
          ? `Folder data ${path} belum ada. Buat, dan berikan kepada akun yang menjalankan server.`
          : `Folder data ${path} tidak dapat ditulis oleh akun ini, sehingga impor dan berkas akan gagal. Berikan kepada akun yang menjalankan server (chown).`,
      en:
        state === "missing"
          ? `The data folder ${path} does not exist. Make it, and give it to the account that runs the server.`
          : `The data folder ${path} cannot be written by this account, so imports and files will fail. Give it to the account that runs the server (chown).`,
    },
  ];
}

function aboutRefusal({ refusal, isOld }: { refusal: string; isOld: boolean }): Finding[] {
  if (isOld)
    return [
      {
        name: "old-postgresql",
        id: `PostgreSQL di server ini terlalu tua; diperlukan versi 15 atau lebih baru. Naikkan PostgreSQL, lalu jalankan doctor lagi. (${refusal})`,
        en: `${refusal} Upgrade PostgreSQL, then run doctor again.`,
      },
    ];
  return [
    {
      name: "database-closed",
      id: `Basis data tidak dapat dibuka, jadi isinya tidak diperiksa. Perbaiki sebab ini, lalu jalankan doctor lagi: ${refusal}`,
      en: `The database cannot be opened, so nothing in it was examined. Mend this, then run doctor again: ${refusal}`,
    },
  ];
}

function aboutDatabase(database: DatabaseFacts): Finding[] {
  const { incomplete, pending, catalogueFindings } = database;
  const found: Finding[] = [];
  if (incomplete)
    found.push({
      name: "incomplete",
      id: "Pemulihan ke basis data ini terputus, sehingga sebagian data tidak ada. Buat basis data baru, lalu ulangi restore.",
      en: "A restore into this database was cut off, so part of the data is missing. Make a fresh database, then restore again.",
    });
  if (pending.length > 0)
    found.push({
      name: "migrations",
      id: `Basis data belum sesuai versi ini: ${pending.join(", ")} belum dijalankan. Jalankan: spbe-server migrate`,
      en: `The database is not of this version's shape: ${pending.join(", ")} not applied. Run: spbe-server migrate`,
    });
  if (catalogueFindings > 0)
    found.push({
      name: "catalogue",
      id: `Pemisahan antar daerah di basis data lemah di ${catalogueFindings} tempat. Lihat satu per satu dengan: spbe-server check`,
      en: `Regencies are kept apart too weakly in ${catalogueFindings} places of the database. See each with: spbe-server check`,
    });
  return [
    ...found,
    ...aboutLogin(database.login),
    ...aboutClock("database", database.clockOffSeconds),
    ...aboutBackups(database.backupAgeDays),
    ...aboutSize(database),
  ];
}

function aboutLogin(login: LoginFacts | undefined): Finding[] {
  if (!login) return [];
  const cure = {
    id: "Pakai login aplikasi yang dibuat spbe-server provision.",
    en: "Use the application login that spbe-server provision makes.",
  };
  const found: Finding[] = [];
  const say = (wrong: boolean, name: string, id: string, en: string) => {
    if (wrong)
      found.push({
        name,
        id: `Login basis data "${login.login}" ${id}. ${cure.id}`,
        en: `Database login "${login.login}" ${en}. ${cure.en}`,
      });
  };
  say(
    login.superuser || login.bypass || login.createsRoles,
    "login-powerful",
    "dapat melewati pemisahan antar daerah (superuser, BYPASSRLS, atau pembuat role)",
    "can pass what keeps regencies apart (superuser, BYPASSRLS or maker of roles)",
  );
  say(
    !login.superuser && (login.owned.length > 0 || login.becomesOwner),
    "login-owner",
    "memiliki tabel, sehingga dapat mematikan pemisahan antar daerah",
    "owns tables, so it could switch off what keeps regencies apart",
  );
  say(
    !login.member && !login.superuser,
    "login-powerless",
    "bukan anggota spbe_app, sehingga tidak dapat membaca apa pun",
    "is no member of spbe_app, so it may read nothing",
  );
  return found;
}

function aboutBackups(days: number | undefined): Finding[] {
  if (days !== undefined && days <= BACKUP_DAYS) return [];
  const [id, en] =
    days === undefined
      ? ["Cadangan belum pernah dibuat", "No backup was ever made"]
      : [`Cadangan terakhir ${Math.floor(days)} hari lalu`, `The last backup is ${Math.floor(days)} days old`];
  return [
    {
      name: "backup",
      id: `${id}, sehingga kerusakan disk berarti kehilangan data. Jalankan setiap hari: spbe-server backup --into FOLDER --keep 30`,
      en: `${en}, so a broken disk means lost data. Run daily: spbe-server backup --into FOLDER --keep 30`,
    },
  ];
}

function aboutSize({ engine, largest }: DatabaseFacts): Finding[] {
  if (engine !== "pglite" || !largest || largest.rows <= EMBEDDED_ROWS) return [];
  const { table, rows } = largest;
  return [
    {
      name: "embedded-size",
      id: `Tabel ${table} berisi ${rows} baris, padahal basis data tertanam hanya untuk uji coba sampai ${EMBEDDED_ROWS} baris. Pindahkan ke PostgreSQL dengan spbe-server export lalu spbe-server import.`,
      en: `Table ${table} holds ${rows} rows, yet the embedded database is for trial up to ${EMBEDDED_ROWS} rows. Move to PostgreSQL by spbe-server export and spbe-server import.`,
    },
  ];
}
