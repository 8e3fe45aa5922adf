export const peopleMessages = {
  id: {
    reveal: "Tampilkan nomor lengkap",
    hide: "Samarkan nomor",
    masked: "disamarkan",
  },
  en: {
    reveal: "Show the full number",
    hide: "Mask the number",
    masked: "masked",
  },
};
