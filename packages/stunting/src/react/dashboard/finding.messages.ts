const ID_NUMBERS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];
const EN_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export const findingMessages = {
  id: {
    nothing: (month: string) => `Belum ada anak yang diukur pada ${month}`,
    down: (percent: string) => `Stunting turun ke ${percent}`,
    up: (percent: string) => `Stunting naik ke ${percent}`,
    same: (percent: string) => `Stunting tetap ${percent}`,
    first: (percent: string) => `Stunting ${percent}`,
    villagesWithheld: "; angka per desa disamarkan",
    butVillages: (count: string, limit: string) => `, tetapi ${count} desa masih di atas ${limit}`,
    andVillages: (count: string, limit: string) => `, dan ${count} desa di atas ${limit}`,
    andNoVillage: (limit: string) => `, dan tidak ada desa di atas ${limit}`,
    butNoVillage: (limit: string) => `, tetapi tidak ada desa di atas ${limit}`,
    /** Up to ten in words. */
    count: (count: number) => ID_NUMBERS[count] ?? String(count),
  },
  en: {
    nothing: (month: string) => `No child was measured in ${month}`,
    down: (percent: string) => `Stunting fell to ${percent}`,
    up: (percent: string) => `Stunting rose to ${percent}`,
    same: (percent: string) => `Stunting stays at ${percent}`,
    first: (percent: string) => `Stunting is ${percent}`,
    villagesWithheld: "; village figures are withheld",
    butVillages: (count: string, limit: string) =>
      `, but ${count} ${count === "one" ? "village is" : "villages are"} still above ${limit}`,
    andVillages: (count: string, limit: string) =>
      `, and ${count} ${count === "one" ? "village is" : "villages are"} above ${limit}`,
    andNoVillage: (limit: string) => `, and no village is above ${limit}`,
    butNoVillage: (limit: string) => `, but no village is above ${limit}`,
    count: (count: number) => EN_NUMBERS[count] ?? String(count),
  },
};
export type FindingMessages = (typeof findingMessages)["id"];
