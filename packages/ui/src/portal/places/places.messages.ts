export const placesMessages = {
  id: {
    heading: "Bertindak sebagai",
    failed: "Unit lain belum dapat dimuat. Coba lagi",
    switchFailed: "Unit belum berganti. Muat ulang halaman, lalu coba lagi.",
  },
  en: {
    heading: "Act as",
    failed: "Other units could not be loaded. Try again",
    switchFailed: "The unit was not changed. Reload the page, then try again.",
  },
};
