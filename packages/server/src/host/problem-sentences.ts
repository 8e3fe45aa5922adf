import type { CoreProblemCode } from "@spbe-kit/core";
import type { Language } from "./language.ts";

interface Sentence {
  /** What happened. */
  readonly title: string;
  /** Why, and what to do. */
  readonly detail: string;
}

type SpokenCode = Exclude<CoreProblemCode, "core/offline" | "core/timeout">;

const ID: Readonly<Record<SpokenCode, Sentence>> = {
  "core/bad-request": {
    title: "Isian belum dapat diterima",
    detail: "Ada isian yang belum sesuai. Perbaiki isian yang disebut, lalu kirim lagi.",
  },
  "core/idempotency-key-malformed": {
    title: "Kunci pengulangan tidak terbaca",
    detail: "Kepala `Idempotency-Key` berisi 8 sampai 64 huruf, angka atau tanda tanpa spasi; pakai sebuah UUID.",
  },
  "core/malformed-json": {
    title: "Kiriman tidak terbaca",
    detail: "Isi kiriman bukan JSON yang utuh. Muat ulang halaman, lalu coba lagi.",
  },
  "core/not-signed-in": {
    title: "Anda belum masuk",
    detail: "Data ini hanya untuk petugas yang sudah masuk. Masuk dahulu, lalu coba lagi.",
  },
  "core/session-expired": {
    title: "Sesi Anda sudah berakhir",
    detail: "Demi keamanan, sesi ditutup setelah lama tidak dipakai. Masuk lagi untuk melanjutkan.",
  },
  "core/cross-site": {
    title: "Permintaan dari situs lain ditolak",
    detail: "Perubahan data hanya diterima dari portal ini sendiri. Buka portal, lalu lakukan dari sana.",
  },
  "core/forbidden": {
    title: "Peran Anda tidak punya hak ini",
    detail: "Tindakan ini milik peran lain. Hubungi admin portal bila Anda memerlukannya.",
  },
  "core/not-found": {
    title: "Tidak ditemukan",
    detail: "Alamat atau data ini tidak ada, atau tidak termasuk wilayah Anda. Periksa alamatnya.",
  },
  "core/method-not-allowed": {
    title: "Cara memanggil alamat ini salah",
    detail: "Alamat ini ada, tetapi tidak menerima cara (metode) yang dipakai. Lihat kepala `Allow`.",
  },
  "core/conflict": {
    title: "Tidak dapat dilakukan pada keadaan ini",
    detail: "Keadaan data sudah tidak cocok dengan tindakan ini. Muat ulang, lalu periksa.",
  },
  "core/already-done": {
    title: "Kiriman ini sudah diterima",
    detail: "Perubahan yang sama sudah tersimpan sebelumnya. Muat ulang untuk melihat hasilnya.",
  },
  "core/idempotency-key-reused": {
    title: "Kunci pengulangan sudah dipakai",
    detail: "Kunci itu milik kiriman lain yang isinya berbeda. Kirim lagi dengan kunci baru.",
  },
  "core/version-missing": {
    title: "Versi data belum disebut",
    detail: "Sebutkan versi yang Anda lihat pada kepala `If-Match`, agar perubahan orang lain tidak tertimpa.",
  },
  "core/version-changed": {
    title: "Data sudah diubah orang lain",
    detail: "Sejak Anda membukanya, data ini berubah. Muat ulang, lalu ulangi perubahan Anda.",
  },
  "core/body-too-large": {
    title: "Kiriman terlalu besar",
    detail: "Ukuran kiriman melewati batas. Perkecil atau bagi menjadi beberapa kiriman.",
  },
  "core/unsupported-media-type": {
    title: "Jenis isi tidak diterima",
    detail: "Kirim isian sebagai `application/json`, dan berkas apa adanya (bukan formulir).",
  },
  "core/rule-broken": {
    title: "Melanggar aturan",
    detail: "Isian terbaca, tetapi melanggar aturan. Periksa kembali, lalu kirim lagi.",
  },
  "core/too-many-requests": {
    title: "Terlalu banyak permintaan",
    detail: "Tunggu sebentar, lalu coba lagi.",
  },
  "core/unexpected": {
    title: "Terjadi gangguan di server",
    detail: "Ini bukan kesalahan Anda dan sudah tercatat. Coba lagi; bila berulang, sebutkan nomor jejak kepada admin.",
  },
  "core/not-ready": {
    title: "Server belum siap",
    detail: "Server sedang mulai atau sedang berhenti. Coba lagi sebentar lagi.",
  },
};

const EN: Readonly<Record<SpokenCode, Sentence>> = {
  "core/bad-request": {
    title: "Some entries cannot be accepted yet",
    detail: "Correct the entries that are named, then send again.",
  },
  "core/idempotency-key-malformed": {
    title: "The idempotency key cannot be read",
    detail: "`Idempotency-Key` holds 8 to 64 letters, digits or signs without spaces; use a UUID.",
  },
  "core/malformed-json": {
    title: "The request cannot be read",
    detail: "Its body is not complete JSON. Reload the page, then try again.",
  },
  "core/not-signed-in": {
    title: "You are not signed in",
    detail: "Only officers who have signed in may see this. Sign in, then try again.",
  },
  "core/session-expired": {
    title: "Your session has ended",
    detail: "Sessions close after a long time without use. Sign in again to go on.",
  },
  "core/cross-site": {
    title: "A request from another site was refused",
    detail: "Changes are accepted from this portal only. Open the portal and do it there.",
  },
  "core/forbidden": {
    title: "Your role does not have this right",
    detail: "This act belongs to another role. Ask the portal's administrator if you need it.",
  },
  "core/not-found": {
    title: "Not found",
    detail: "This address or record does not exist, or is not of your area. Check the address.",
  },
  "core/method-not-allowed": {
    title: "This address is called another way",
    detail: "The address exists but does not accept this method. See the `Allow` header.",
  },
  "core/conflict": {
    title: "Not possible in this state",
    detail: "The record is no longer in a state that allows this. Reload and look again.",
  },
  "core/already-done": {
    title: "This request was done before",
    detail: "The same change has been saved already. Reload to see its result.",
  },
  "core/idempotency-key-reused": {
    title: "The idempotency key is taken",
    detail: "It belongs to another request with other content. Send again under a new key.",
  },
  "core/version-missing": {
    title: "The version is not named",
    detail: "Name the version you saw in `If-Match`, so that nobody else's change is overwritten.",
  },
  "core/version-changed": {
    title: "Somebody else changed this record",
    detail: "It changed since you opened it. Reload, then make your change again.",
  },
  "core/body-too-large": {
    title: "The request is too large",
    detail: "Its size is over the limit. Make it smaller or send it in parts.",
  },
  "core/unsupported-media-type": {
    title: "This kind of content is not accepted",
    detail: "Send entries as `application/json`, and a file as it is (not as a form).",
  },
  "core/rule-broken": {
    title: "A rule is broken",
    detail: "The entries can be read but break a rule. Check them, then send again.",
  },
  "core/too-many-requests": { title: "Too many requests", detail: "Wait a moment, then try again." },
  "core/unexpected": {
    title: "Something went wrong on the server",
    detail:
      "This is not your mistake and has been recorded. Try again; if it happens again, give the administrator the trace number.",
  },
  "core/not-ready": {
    title: "The server is not ready",
    detail: "It is starting or stopping. Try again in a moment.",
  },
};

/** What a core code says to a person. */
export function coreSentence(code: CoreProblemCode, language: Language): Sentence {
  const table = language === "en" ? EN : ID;
  return code in table ? table[code as SpokenCode] : table["core/unexpected"];
}

/** Title of a declared refusal that brings no words of its own, by the status it travels with. */
export function statusTitle(status: number, language: Language): string {
  const code = Object.entries(CODE_OF_STATUS).find(([known]) => Number(known) === status)?.[1];
  return coreSentence(code ?? "core/rule-broken", language).title;
}

const CODE_OF_STATUS: Readonly<Record<number, SpokenCode>> = {
  403: "core/forbidden",
  404: "core/not-found",
  409: "core/conflict",
  412: "core/version-changed",
  413: "core/body-too-large",
  415: "core/unsupported-media-type",
  422: "core/rule-broken",
  428: "core/version-missing",
  429: "core/too-many-requests",
};
