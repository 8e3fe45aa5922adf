import type { LetterKind } from "./letter-kinds.ts";

/** The posts Pasal 44 names; every other post is `other`. */
export type SignerPost = "bupati" | "wakil-bupati" | "sekda" | "other";

/** In what capacity the post signs. */
export type SigningForm = "definitif" | "an" | "ub" | "plt" | "plh" | "pj" | "pjs";

/** The signer as the directory knows them; empty parts are not printed. */
export interface SignerPerson {
  readonly name: string;
  readonly frontTitles?: string | undefined;
  readonly backTitles?: string | undefined;
  /** NIP, 18 digits, printed as given. */
  readonly nip?: string | undefined;
  /** Pangkat and golongan, for example "Pembina Tingkat I (IV/b)". */
  readonly rank?: string | undefined;
}

interface SigningCommon {
  readonly kind: Pick<LetterKind, "group" | "subgroup" | "titles">;
  /** The post signed for: for Plt, Plh, Pj and Pjs the post filled, for a.n. and u.b. the signer's own. */
  readonly post: SignerPost;
  /** Name of that post as printed, for example "SEKRETARIS DAERAH". */
  readonly postName: string;
  readonly person: SignerPerson;
}

/** What a signature block is made from. `onBehalfOf` is the post in whose name a.n. and u.b. sign. */
export type Signing = SigningCommon &
  (
    | { readonly form: "definitif" | "plt" | "plh" | "pj" | "pjs" }
    | { readonly form: "an"; readonly onBehalfOf: string }
    | { readonly form: "ub"; readonly onBehalfOf: string; readonly through: string }
  );

/** Which parts of the signer's name are printed. */
export interface NameParts {
  readonly titles: boolean;
  readonly nip: boolean;
  readonly rank: boolean;
}

/** Where Pasal 44 leaves a case open, how the regency reads it. */
export interface NameRuleReadings {
  /** Other posts signing pengaturan or penetapan: (1) forbids titles, (3) asks for NIP and rank. */
  readonly otherOnLegalProduct: "name-only" | "nip-and-rank";
  /** Other posts signing a piagam or sertifikat: (2) takes the titles away, (3) asks for NIP and rank. */
  readonly otherOnCertificate: "name-only" | "nip-and-rank";
  /** Plt and Pjs of the Sekda, whom (5) does not name. */
  readonly actingSekdaUnnamed: "as-pj" | "as-holder";
  readonly verified: boolean;
}

/** The default readings: where two paragraphs meet, print less. Not confirmed by the Ministry. */
export const defaultNameRuleReadings: NameRuleReadings = {
  otherOnLegalProduct: "name-only",
  otherOnCertificate: "name-only",
  actingSekdaUnnamed: "as-pj",
  verified: false,
};

/** The printed lines of a signature block, top to bottom; the signature or QR goes between the two. */
export interface SignerLines {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

const nameOnly: NameParts = { titles: false, nip: false, rank: false };

function isLegalProduct(kind: Signing["kind"]): boolean {
  return kind.subgroup === "pengaturan" || kind.subgroup === "penetapan";
}

function isActing(form: SigningForm): boolean {
  return form === "plt" || form === "plh" || form === "pj" || form === "pjs";
}

function isBareSekda(form: SigningForm, readings: NameRuleReadings): boolean {
  return form === "pj" || form === "plh" || (isActing(form) && readings.actingSekdaUnnamed === "as-pj");
}

function partsOfOther(kind: Signing["kind"], readings: NameRuleReadings): NameParts {
  if (!isLegalProduct(kind) && kind.titles) return { titles: true, nip: true, rank: true };
  const reading = isLegalProduct(kind) ? readings.otherOnLegalProduct : readings.otherOnCertificate;
  return reading === "name-only" ? nameOnly : { titles: false, nip: true, rank: true };
}

/**
 * Which parts of the name Pasal 44 prints. The paragraphs on acting heads, (4) and (5), come before those on kinds.
 * @source Permendagri 1/2023 Pasal 44 (1)-(5)
 */
export function namePartsOf(
  signing: Pick<Signing, "kind" | "post" | "form">,
  readings: NameRuleReadings = defaultNameRuleReadings,
): NameParts {
  const { kind, post, form } = signing;
  if (post === "bupati" && isActing(form)) return nameOnly;
  if (post === "sekda" && isBareSekda(form, readings)) return nameOnly;
  if (post === "other") return partsOfOther(kind, readings);
  return { titles: kind.titles && !isLegalProduct(kind), nip: false, rank: false };
}

const actingPrefix = { definitif: "", plt: "Plt. ", plh: "Plh. ", pj: "Pj. ", pjs: "Pjs. " } as const;

function linesAbove(signing: Signing): readonly string[] {
  const own = `${signing.postName},`;
  if (signing.form === "an") return [`a.n. ${signing.onBehalfOf}`, own];
  if (signing.form === "ub") return [`a.n. ${signing.onBehalfOf}`, signing.through, "u.b.", own];
  return [`${actingPrefix[signing.form]}${own}`];
}

function titledName({ name, frontTitles, backTitles }: SignerPerson): string {
  const front = frontTitles ? `${frontTitles} ` : "";
  return backTitles ? `${front}${name}, ${backTitles}` : `${front}${name}`;
}

/**
 * The lines printed above and below a signature. The lines above follow common practice and the annex was not read
 * (unverified); the lines below follow Pasal 44.
 * @source Permendagri 1/2023 Pasal 44 (1)-(5)
 */
export function formatSigner(signing: Signing, readings: NameRuleReadings = defaultNameRuleReadings): SignerLines {
  const parts = namePartsOf(signing, readings);
  const { person } = signing;
  const below = [parts.titles ? titledName(person) : person.name];
  if (parts.rank && person.rank) below.push(person.rank);
  if (parts.nip && person.nip) below.push(`NIP ${person.nip}`);
  return { above: linesAbove(signing), below };
}
