export const childSearchMessages = {
  id: {
    title: "Cari anak",
    label: "Nama anak, nama ibu, atau NIK",
    hint: "Paling sedikit dua huruf, atau NIK utuh 16 angka. Hasil muncul selagi Anda mengetik.",
    searching: "Mencari …",
    found: (count: number) => (count === 0 ? "Tidak ada anak yang cocok" : `${count} anak ditemukan`),
    none: "Tidak ada anak yang cocok",
    noneBody: "Coba awal kata lain dari namanya, atau nama ibunya. Ejaan mirip (Rizky, Riski) sudah ikut dicari.",
    failed: "Pencarian gagal. Periksa sambungan, lalu coba lagi.",
    retry: "Coba lagi",
    mother: (name: string) => `Ibu ${name}`,
    born: (date: string) => `lahir ${date}`,
  },
  en: {
    title: "Find a child",
    label: "The child's name, the mother's name, or a NIK",
    hint: "At least two letters, or a whole NIK of 16 digits. Results come while you type.",
    searching: "Searching …",
    found: (count: number) => (count === 0 ? "No child fits" : `${count} children found`),
    none: "No child fits",
    noneBody:
      "Try the beginning of another word of the name, or the mother's name. Like spellings (Rizky, Riski) are found already.",
    failed: "The search failed. Check the connection and try again.",
    retry: "Try again",
    mother: (name: string) => `Mother ${name}`,
    born: (date: string) => `born ${date}`,
  },
};
