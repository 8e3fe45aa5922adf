import type { RandomStream } from "./random-stream.ts";

/** Common given names, combined at random. No real person is meant. */
const MEN = [
  "Ahmad",
  "Agus",
  "Andi",
  "Arif",
  "Bambang",
  "Budi",
  "Dedi",
  "Deni",
  "Eko",
  "Fajar",
  "Galih",
  "Hendra",
  "Ilham",
  "Iwan",
  "Joko",
  "Lukman",
  "Nanang",
  "Rahmat",
  "Rizki",
  "Rudi",
  "Sandi",
  "Suryadi",
  "Usman",
  "Wawan",
  "Yayan",
  "Yusuf",
  "Zaenal",
] as const;
const WOMEN = [
  "Aisyah",
  "Dewi",
  "Dian",
  "Elis",
  "Fitri",
  "Hani",
  "Ika",
  "Intan",
  "Kartika",
  "Lilis",
  "Mira",
  "Nisa",
  "Nurul",
  "Putri",
  "Ratna",
  "Rina",
  "Siti",
  "Sri",
  "Susi",
  "Tuti",
  "Wulan",
  "Yanti",
  "Yuli",
  "Zahra",
] as const;
const BOYS = [
  "Arka",
  "Alfarizki",
  "Azka",
  "Kenzo",
  "Rayyan",
  "Fatih",
  "Gibran",
  "Hafiz",
  "Ibrahim",
  "Raffa",
  "Zidan",
  "Bilal",
  "Daffa",
  "Farrel",
  "Naufal",
  "Rafif",
  "Athar",
  "Danish",
] as const;
const GIRLS = [
  "Alesha",
  "Naura",
  "Shanum",
  "Syifa",
  "Qiana",
  "Aqila",
  "Hafsah",
  "Inara",
  "Kayla",
  "Khanza",
  "Maryam",
  "Nadhira",
  "Raisa",
  "Salsabila",
  "Zalfa",
  "Adiba",
  "Humaira",
  "Keisha",
] as const;
const LATER_MEN = [
  "Hidayat",
  "Kurnia",
  "Maulana",
  "Nugraha",
  "Permana",
  "Pratama",
  "Ramadhan",
  "Saputra",
  "Setiawan",
  "Supriatna",
  "Wijaya",
  "Firmansyah",
  "Hakim",
  "Irawan",
  "Kusuma",
  "Syahputra",
] as const;
const LATER_WOMEN = [
  "Amelia",
  "Handayani",
  "Kusumawati",
  "Lestari",
  "Maryam",
  "Nuraeni",
  "Rahayu",
  "Rahmawati",
  "Safitri",
  "Wahyuni",
  "Anggraini",
  "Oktaviani",
  "Puspita",
  "Ramadhani",
  "Utami",
] as const;
const WITH_APOSTROPHE = { male: ["Nu'man", "Ma'ruf", "Syafi'i"], female: ["Ma'rifah", "Nuri'yah", "Qur'ani"] } as const;
const MUHAMMAD_FORMS = ["Muhammad", "Muhamad", "Moh.", "Muh."] as const;

export type NameSex = "male" | "female";

/**
 * A name as registers hold it: 8 % have one word, 60 % two, 32 % three; 1 % carry an apostrophe, 3 % of men begin with a
 * form of Muhammad.
 *
 * @param generation "child" for those born after about 2015, who carry other first names than their parents
 */
export function personName(from: RandomStream, sex: NameSex, generation: "adult" | "child" = "adult"): string {
  const words = from.uniform();
  const first = firstName(from, sex, generation);
  if (words < 0.08) return first;
  const later = sex === "male" ? LATER_MEN : LATER_WOMEN;
  const last = from.pick(later);
  if (words < 0.68) return `${first} ${last}`;
  const middle = middleName(from, sex, generation, [first, last]);
  return `${first} ${middle} ${last}`;
}

function firstName(from: RandomStream, sex: NameSex, generation: "adult" | "child"): string {
  const rare = from.uniform();
  const common = from.pick(firstNames(sex, generation));
  if (rare < 0.01) return from.pick(WITH_APOSTROPHE[sex]);
  return sex === "male" && rare < 0.04 ? `${from.pick(MUHAMMAD_FORMS)} ${common}` : common;
}

function firstNames(sex: NameSex, generation: "adult" | "child"): readonly string[] {
  if (generation === "child") return sex === "male" ? BOYS : GIRLS;
  return sex === "male" ? MEN : WOMEN;
}

function middleName(from: RandomStream, sex: NameSex, generation: "adult" | "child", taken: readonly string[]): string {
  const list = [...firstNames(sex, generation), ...(sex === "male" ? LATER_MEN : LATER_WOMEN)];
  const middle = from.pick(list);
  return taken.includes(middle) ? from.pick(list.filter((name) => !taken.includes(name))) : middle;
}
